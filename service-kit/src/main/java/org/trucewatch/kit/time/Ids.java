package org.trucewatch.kit.time;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.UUID;

/** Identifiers: UUIDs of RFC 9562. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /**
     * A new version 7 UUID: time-ordered to the millisecond of system time, so that indexes grow at one end; 74 random
     * bits.
     */
    public static UUID next() {
        var random = new byte[10];
        RANDOM.nextBytes(random);
        var bits = ByteBuffer.wrap(random);
        long high = (System.currentTimeMillis() << 16) | 0x7000 | (bits.getShort() & 0x0fff);
        long low = (bits.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** The same version 8 UUID for the same parts, always: the first 122 bits of their SHA-256. */
    public static UUID named(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            var bits = ByteBuffer.wrap(digest);
            long high = (bits.getLong() & 0xffffffffffff0fffL) | 0x8000;
            long low = (bits.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
