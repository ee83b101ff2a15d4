package org.trucewatch.kit.ledger.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key that signs notes. */
public final class SignerKey {

    private static final int SEED = 32;

    private final PrivateKey key;
    private final VerifierKey verifier;

    private SignerKey(PrivateKey key, VerifierKey verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /**
     * @param base64 32 bytes of seed (RFC 8032), or the key as PKCS #8
     * @throws IllegalArgumentException if it is neither
     */
    public static SignerKey of(String name, VerifierKey.Type type, String base64) {
        var bytes = Base64.getDecoder().decode(base64.strip());
        try {
            var seed = bytes.length == SEED ? bytes : seed(bytes);
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
            var pair = generator.generateKeyPair();
            if (!Arrays.equals(seed, seed(pair.getPrivate()))) {
                throw new IllegalStateException("this platform makes another key of a seed");
            }
            var encoded = pair.getPublic().getEncoded();
            var point = Arrays.copyOfRange(encoded, encoded.length - VerifierKey.POINT, encoded.length);
            return new SignerKey(pair.getPrivate(), new VerifierKey(name, type, point));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key: 32 bytes or PKCS #8, in base64", e);
        }
    }

    /** What its signatures are verified with. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** @param time seconds since 1970; only cosignatures tell it */
    public SignedNote.Line sign(String text, long time) {
        var bytes =
                switch (verifier.type()) {
                    case ED25519 -> signature(text);
                    case COSIGNATURE_V1 -> new Cosignature(time, signature(Cosignature.message(time, text))).bytes();
                };
        return new SignedNote.Line(verifier.name(), verifier.id(), bytes);
    }

    private byte[] signature(String message) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(key);
            signing.update(message.getBytes(StandardCharsets.UTF_8));
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] seed(byte[] pkcs8) throws GeneralSecurityException {
        return seed(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    }

    private static byte[] seed(PrivateKey key) {
        return key instanceof EdECPrivateKey ed ? ed.getBytes().orElseThrow() : new byte[0];
    }

    /** The JDK makes a public key only together with its private one, out of random bytes: these. */
    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] bytes;

        Fixed(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] wanted) {
            System.arraycopy(bytes, 0, wanted, 0, wanted.length);
        }
    }
}
