package org.trucewatch.notification.carrier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** The Ed25519 key of this service for Standard Webhooks' v1a signatures; receivers need only the public half. */
public final class SigningKey {

    private final PrivateKey key;
    private final byte[] seed;
    private final byte[] publicKey;

    private SigningKey(PrivateKey key, byte[] seed, byte[] publicKey) {
        this.key = key;
        this.seed = seed;
        this.publicKey = publicKey;
    }

    public static SigningKey fresh() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] spki = pair.getPublic().getEncoded();
            // RFC 8410: the last 32 bytes of the encoding are the point itself
            byte[] point = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            return new SigningKey(pair.getPrivate(), seed, point);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException if the halves do not belong together */
    public static SigningKey of(byte[] seed, byte[] publicKey) {
        try {
            var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed);
            return new SigningKey(KeyFactory.getInstance("Ed25519").generatePrivate(spec), seed, publicKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /** {@code whsk_} and base64 of seed and public key, 64 bytes, as the reference implementations write it. */
    public static SigningKey parse(String whsk) {
        byte[] bytes = Base64.getDecoder().decode(whsk.replaceFirst("^whsk_", ""));
        if (bytes.length != 64) {
            throw new IllegalArgumentException("a signing key has 64 bytes: seed and public key");
        }
        return of(Arrays.copyOf(bytes, 32), Arrays.copyOfRange(bytes, 32, 64));
    }

    /** {@code v1a,} and the signature in base64. */
    public String sign(String signedContent) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(signedContent.getBytes(StandardCharsets.UTF_8));
            return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code whpk_} and base64 of the public key, what a receiver checks with. */
    public String publicText() {
        return "whpk_" + Base64.getEncoder().encodeToString(publicKey);
    }

    byte[] seed() {
        return seed.clone();
    }

    byte[] publicKey() {
        return publicKey.clone();
    }
}
