package org.trucewatch.examiner;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class TimestampLookTest {

    @TempDir
    Path directory;

    private final KeyPair keys;
    private final X509Certificate certificate;

    TimestampLookTest() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        certificate = certificate(keys);
    }

    @Test
    void aTokenOfATrustedAuthorityIsValidAndNamesWhatItStamps() throws Exception {
        var found = look(token("the file"), certificate);

        assertThat(found.outcome()).isEqualTo("VALID");
        assertThat(found.detail().get("of"))
                .isEqualTo(Map.of("algorithm", "sha256", "digest", hex(sha256("the file"))));
    }

    @Test
    void aTokenOfAnybodyElseIsUntrusted() throws Exception {
        var others = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        assertThat(look(token("the file"), certificate(others)).outcome()).isEqualTo("UNTRUSTED");
        assertThat(look(token("the file"), null).outcome()).isEqualTo("UNTRUSTED");
    }

    @Test
    void aTokenThatWasChangedIsInvalid() throws Exception {
        var token = token("the file");
        var digest = sha256("the file");
        int at = indexOf(token, digest);
        token[at] ^= 1;

        assertThat(look(token, certificate).outcome()).isEqualTo("INVALID");
    }

    @Test
    void whatIsNoTokenIsNotTakenForOne() throws Exception {
        var sample = sample(new byte[] {0x30, 0x03, 0x02, 0x01, 0x01}, certificate);

        assertThat(new TimestampLook().at(sample)).isEmpty();
    }

    private Found look(byte[] token, X509Certificate anchor) throws Exception {
        List<Found> found = new TimestampLook().at(sample(token, anchor));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private Sample sample(byte[] content, X509Certificate anchor) throws Exception {
        var anchors = directory.resolve("anchors.pem");
        Files.deleteIfExists(anchors);
        if (anchor != null) {
            Files.writeString(
                    anchors,
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder().encodeToString(anchor.getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        }
        return Sample.of(Files.write(directory.resolve("token"), content), "", directory, anchors, null);
    }

    private byte[] token(String of) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var signer = new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", keys.getPrivate(), certificate);
        var generator = new TimeStampTokenGenerator(
                signer,
                digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                new ASN1ObjectIdentifier("1.2.3.4"));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        var asking = new TimeStampRequestGenerator();
        asking.setCertReq(true);
        var request = asking.generate(NISTObjectIdentifiers.id_sha256, sha256(of));
        return generator.generate(request, BigInteger.ONE, new Date()).getEncoded();
    }

    private static X509Certificate certificate(KeyPair keys) throws Exception {
        var name = new X500Name("CN=Authority of the tests");
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                name,
                keys.getPublic());
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes());
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    private static int indexOf(byte[] in, byte[] what) {
        for (int i = 0; i + what.length <= in.length; i++) {
            if (java.util.Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("it does not name it");
    }
}
