package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.erdtman.jcs.JsonCanonicalizer;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** JSON in the one form of RFC 8785 (JCS), and its digest, so that equal content is equal to the byte. */
public final class CanonicalJson {

    private CanonicalJson() {}

    public static byte[] bytes(JsonNode json) {
        try {
            return new JsonCanonicalizer(Json.MAPPER.writeValueAsString(json)).getEncodedUTF8();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code sha-256:} and 64 hexadecimal digits. */
    public static String digest(JsonNode json) {
        return "sha-256:" + HexFormat.of().formatHex(sha256().digest(bytes(json)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
