package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.ledger.Leaf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A report's content in its canonical form, with its digest and its leaf. Both are what {@link CanonicalJson#digest} and
 * {@link Leaf#commitTo} give; making the canonical form once instead of twice is a tenth of what intake costs.
 */
record Imprint(String content, String digest, Leaf leaf) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 32;

    static Imprint of(String service, JsonNode content) {
        var canonical = CanonicalJson.bytes(content);
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var sha256 = sha256();
        var digest = "sha-256:" + HexFormat.of().formatHex(sha256.digest(canonical));
        sha256.update(salt);
        var leaf = new Leaf(service, HexFormat.of().formatHex(sha256.digest(canonical)), salt);
        return new Imprint(new String(canonical, StandardCharsets.UTF_8), digest, leaf);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
