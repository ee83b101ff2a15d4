package org.trucewatch.acceptance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Somebody who cosigns checkpoints by C2SP's texts, with nothing of the service's own code.
 *
 * @param name of the key, as its lines begin
 */
record Witness(String name, KeyPair keys) {

    private static final byte COSIGNATURE_V1 = 4;

    static Witness named(String name) {
        try {
            return new Witness(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As an agreement names it: {@code <name>+<id>+<base64 of type and key>}. */
    String verifierKey() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typeAndPoint());
    }

    /** The line that goes below a checkpoint's note; {@code text} is the note up to its empty line. */
    String line(String text, Instant seen) {
        var message = "cosignature/v1\ntime " + seen.getEpochSecond() + "\n" + text;
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(keys.getPrivate());
            signing.update(message.getBytes(StandardCharsets.UTF_8));
            var line = ByteBuffer.allocate(4 + 8 + 64)
                    .put(id())
                    .putLong(seen.getEpochSecond())
                    .put(signing.sign())
                    .array();
            return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(line) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] id() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(sha256.digest(typeAndPoint()), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] typeAndPoint() {
        var encoded = keys.getPublic().getEncoded();
        return ByteBuffer.allocate(33)
                .put(COSIGNATURE_V1)
                .put(encoded, encoded.length - 32, 32)
                .array();
    }
}
