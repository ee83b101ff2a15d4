package org.trucewatch.verification.examination;

import com.sun.net.httpserver.HttpServer;
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
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** With an authority of the test's own, over HTTP. */
class TimestampAuthorityTest {

    private static final byte[] CONTENT = "what was seen".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2016-03-06T08:00:00Z");

    @TempDir
    Path directory;

    private HttpServer server;
    private KeyPair keys;
    private X509Certificate certificate;

    @BeforeEach
    void open() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        certificate = certificate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/stamps", exchange -> {
            try (exchange) {
                var answer = answer(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aTokenIsObtainedForTheFileAndVerified() throws Exception {
        var result = obtained(sha256());

        assertThat(result.outcome()).isEqualTo("VALID");
        assertThat(result.tool()).isEqualTo("bouncycastle");
        assertThat(result.detail().at("/of/digest").asText()).isEqualTo(sha256());
        assertThat(result.detail().path("authority").asText()).contains("Authority of the tests");
    }

    @Test
    void aTokenForSomethingElseDoesNotCount() throws Exception {
        assertThat(obtained("00".repeat(32)).outcome()).isEqualTo("INVALID");
    }

    @Test
    void anAuthorityThatRefusesMayAnswerLater() throws Exception {
        var authority = new TimestampAuthority(settings("/nothing-here", Duration.ofSeconds(20)));
        try (var bench = Bench.lay()) {
            assertThatThrownBy(() -> authority.stamp(sha256(), bench)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anAuthorityThatFallsSilentWithinItsAnswerIsNotWaitedFor() throws Exception {
        var open = new CountDownLatch(1);
        server.createContext("/silent", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            await(open);
        });
        var authority = new TimestampAuthority(settings("/silent", Duration.ofSeconds(1)));
        try (var bench = Bench.lay()) {
            assertThatThrownBy(() ->
                            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> authority.stamp(sha256(), bench)))
                    .isInstanceOf(IOException.class);
        } finally {
            open.countDown();
        }
    }

    @Test
    void anAnswerWithoutEndIsNotRead() throws Exception {
        server.createContext("/endless", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                for (int i = 0; i < 1000; i++) {
                    exchange.getResponseBody().write(new byte[1 << 16]);
                }
            }
        });
        var authority = new TimestampAuthority(settings("/endless", Duration.ofSeconds(20)));
        try (var bench = Bench.lay()) {
            assertThatThrownBy(() -> authority.stamp(sha256(), bench)).isInstanceOf(IOException.class);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Result obtained(String digest) throws Exception {
        var authority = new TimestampAuthority(settings("/stamps", Duration.ofSeconds(20)));
        var settings = ExaminerTest.settings(64, Duration.ofSeconds(30));
        try (var bench = Bench.lay()) {
            var answer = authority.stamp(digest, bench).orElseThrow();
            return new Examiner(new Program(settings), settings)
                            .look(
                                    bench,
                                    Files.write(bench.at("file"), CONTENT),
                                    "",
                                    authority.anchors(bench),
                                    answer,
                                    NOW)
                            .results()
                            .stream()
                            .filter(one -> one.kind().equals("TIMESTAMP_OBTAINED"))
                            .findFirst()
                            .orElseThrow();
        }
    }

    private TimestampSettings settings(String path, Duration time) throws Exception {
        var anchors = Files.writeString(
                directory.resolve("anchors.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new TimestampSettings() {
            @Override
            public Optional<URI> authority() {
                return Optional.of(uri);
            }

            @Override
            public Optional<Path> anchors() {
                return Optional.of(anchors);
            }

            @Override
            public Duration time() {
                return time;
            }
        };
    }

    private byte[] answer(byte[] request) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", keys.getPrivate(), certificate),
                    digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new ASN1ObjectIdentifier("1.2.3.4"));
            tokens.addCertificates(new JcaCertStore(List.of(certificate)));
            return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                    .generate(new TimeStampRequest(request), BigInteger.ONE, new Date())
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate() throws Exception {
        var name = new X500Name("CN=Authority of the tests");
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                name,
                keys.getPublic());
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    }

    private static String sha256() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
    }
}
