package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What the log holds of a record: SHA-256 over a secret salt of 256 bits and the canonical JSON, so that nobody can
 * tell a record by guessing its content.
 *
 * @param service the service whose log holds it
 * @param leaf 64 hexadecimal digits
 * @param salt 32 bytes; given to the author, and destroyed on erasure
 */
public record Leaf(String service, String leaf, byte[] salt) {

    private static final int SALT = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Commits to the content under a fresh salt. */
    public static Leaf commitTo(String service, JsonNode content) {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return commitTo(service, content, salt);
    }

    /** The commitment to the content under a known salt: how a holder of both checks a leaf. */
    public static Leaf commitTo(String service, JsonNode content, byte[] salt) {
        MessageDigest sha256 = CanonicalJson.sha256();
        sha256.update(salt);
        return new Leaf(service, HexFormat.of().formatHex(sha256.digest(CanonicalJson.bytes(content))), salt);
    }

    /**
     * Whether a leaf commits to this content. A salt of another length does not open it: the beginning of a longer one
     * could be the end of another content.
     */
    public static boolean opens(String leaf, JsonNode content, byte[] salt) {
        return salt.length == SALT && commitTo("", content, salt).leaf().equals(leaf);
    }
}
