package org.trucewatch.incidents.transfer;

import org.trucewatch.kit.problems.Refusal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a {@code Content-Digest} (RFC 9530) says the content is, by SHA-256 and SHA-512. Other algorithms are not for trust
 * between enemies and are passed over, as the standard allows.
 */
public final class ContentDigest {

    /** Nothing is said. */
    public static final ContentDigest NONE = new ContentDigest(Map.of());

    private static final Map<String, Integer> BYTES = Map.of("sha-256", 32, "sha-512", 64);
    private static final Pattern MEMBER = Pattern.compile(
            "\\s*([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/=]*):(?:\\s*;[^,]*)?\\s*(?:,|$)", Pattern.CASE_INSENSITIVE);

    private final Map<String, byte[]> said;

    private ContentDigest(Map<String, byte[]> said) {
        this.said = said;
    }

    /** @param header may be null. @throws Refusal 400 */
    public static ContentDigest parse(String header) {
        if (header == null || header.isBlank()) {
            return NONE;
        }
        var said = new LinkedHashMap<String, byte[]>();
        var member = MEMBER.matcher(header);
        int at = 0;
        while (at < header.length()) {
            if (!member.find(at) || member.start() != at) {
                throw malformed();
            }
            var algorithm = member.group(1).toLowerCase(Locale.ROOT);
            if (BYTES.containsKey(algorithm)) {
                said.put(algorithm, decoded(algorithm, member.group(2)));
            }
            at = member.end();
        }
        return new ContentDigest(said);
    }

    private static byte[] decoded(String algorithm, String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == BYTES.get(algorithm)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw malformed();
    }

    private static Refusal malformed() {
        return Refusal.malformed("Content-Digest cannot be read; it looks like sha-256=:base64:");
    }

    /** Fresh digests of what is said, by algorithm; all of them are to be fed. */
    public Map<String, MessageDigest> digests() {
        var digests = new LinkedHashMap<String, MessageDigest>();
        said.keySet().forEach(algorithm -> digests.put(algorithm, digest(algorithm)));
        return digests;
    }

    /** @throws Refusal 422 naming the algorithm unless the content is what was said */
    public void check(Map<String, MessageDigest> fed) {
        said.forEach((algorithm, expected) -> {
            var actual = fed.get(algorithm).digest();
            if (!MessageDigest.isEqual(expected, actual)) {
                throw Refusal.invalid(
                        "Content-Digest",
                        "is not the " + algorithm + " of what arrived, which is " + member(algorithm, actual));
            }
        });
    }

    /** The field's value for a SHA-256 in hexadecimal digits. */
    public static String ofSha256(String hex) {
        return member("sha-256", HexFormat.of().parseHex(hex));
    }

    private static String member(String algorithm, byte[] digest) {
        return algorithm + "=:" + Base64.getEncoder().encodeToString(digest) + ":";
    }

    /** A fresh one. */
    public static MessageDigest sha256() {
        return digest("sha-256");
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.toUpperCase(Locale.ROOT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
