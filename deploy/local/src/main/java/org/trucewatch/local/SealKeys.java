package org.trucewatch.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The keysets by which incidents-service seals sources, as Tinkey makes them for an installation: JSON around keys in the
 * wire format of protocol buffers. Tink itself is not needed for two keys.
 */
final class SealKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY = 32;
    /** In a message that begins with its version, which is 0 and left out: field 3, of so many bytes. */
    private static final byte[] KEY_VALUE = {0x1a, KEY};
    /** Field 2, the parameters: their field 1, the hash function, is SHA-256. */
    private static final byte[] WITH_SHA256 = {0x12, 2, 0x08, 3};

    private SealKeys() {}

    /** Makes those that are not there yet. */
    static Path in(Path home) {
        var directory = home.resolve("seal");
        keep(directory.resolve("sealing.json"), "AesGcmKey", "TINK", new byte[0]);
        keep(directory.resolve("marking.json"), "HmacPrfKey", "RAW", WITH_SHA256);
        return directory;
    }

    private static void keep(Path file, String type, String prefix, byte[] parameters) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            var whole = Files.createTempFile(file.getParent(), "new", ".json"); // readable to its owner only
            Files.writeString(whole, keyset(type, prefix, parameters));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String keyset(String type, String prefix, byte[] parameters) {
        var key = new byte[KEY];
        RANDOM.nextBytes(key);
        var message = new ByteArrayOutputStream();
        message.writeBytes(parameters);
        message.writeBytes(KEY_VALUE);
        message.writeBytes(key);
        return """
                {"primaryKeyId": %1$d, "key": [{"keyId": %1$d, "status": "ENABLED", "outputPrefixType": "%2$s", "keyData": {
                  "typeUrl": "type.googleapis.com/google.crypto.tink.%3$s", "keyMaterialType": "SYMMETRIC", "value": "%4$s"}}]}
                """.formatted(
                        1 + RANDOM.nextInt(Integer.MAX_VALUE - 1),
                        prefix,
                        type,
                        Base64.getEncoder().encodeToString(message.toByteArray()));
    }
}
