package org.trucewatch.examiner;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether whoever signed a token may be believed. */
final class Authority {

    /**
     * @param outcome VALID, UNTRUSTED (well signed by somebody who leads to none of the anchors) or INVALID
     * @param name of the signer, where the signature is its
     */
    record Judgement(String outcome, Optional<String> reason, Optional<String> name) {}

    private static final int MOST_CERTIFICATES = 50;

    private Authority() {}

    static Judgement judge(TimeStampToken token, Path anchors) throws Exception {
        var held = token.getCertificates().getMatches(null).stream()
                .filter(one -> token.getSID().match(one))
                .toList();
        if (held.size() != 1) {
            return new Judgement(
                    "CANNOT_TELL", Optional.of("it does not bring the certificate of who signed it"), Optional.empty());
        }
        var signer = held.get(0);
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(new BouncyCastleProvider())
                    .build(signer));
        } catch (TSPException e) {
            return new Judgement(
                    "INVALID",
                    Optional.of("its signature, or the certificate of who signed it, is not right for a timestamp"),
                    Optional.empty());
        }
        var name = Optional.of(signer.getSubject().toString());
        var trusted = trusted(anchors);
        if (trusted.isEmpty()) {
            return new Judgement("UNTRUSTED", Optional.of("no authority is trusted here by configuration"), name);
        }
        try {
            build(token, signer, trusted);
            return new Judgement("VALID", Optional.empty(), name);
        } catch (GeneralSecurityException e) {
            return new Judgement("UNTRUSTED", Optional.of("its authority leads to none that is trusted here"), name);
        }
    }

    /** As it was at the time it tells. Whether a certificate was revoked is not asked: there is no network here. */
    private static void build(TimeStampToken token, X509CertificateHolder signer, Set<TrustAnchor> trusted)
            throws GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(certificate(signer));
        var how = new PKIXBuilderParameters(trusted, target);
        how.setRevocationEnabled(false);
        how.setDate(token.getTimeStampInfo().getGenTime());
        how.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates(token))));
        CertPathBuilder.getInstance("PKIX").build(how);
    }

    private static List<X509Certificate> certificates(TimeStampToken token) throws GeneralSecurityException {
        var all = new ArrayList<X509Certificate>();
        for (var one : token.getCertificates().getMatches(null)) {
            if (all.size() < MOST_CERTIFICATES) {
                all.add(certificate(one));
            }
        }
        return all;
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(holder);
    }

    private static Set<TrustAnchor> trusted(Path pem) throws IOException, GeneralSecurityException {
        var anchors = new HashSet<TrustAnchor>();
        if (Files.exists(pem)) {
            try (var in = Files.newInputStream(pem)) {
                for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    anchors.add(new TrustAnchor((X509Certificate) one, null));
                }
            }
        }
        return anchors;
    }
}
