package org.trucewatch.kit.ledger.proof;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A witness's cosignature/v1 (C2SP tlog-cosignature): as of a time, the checkpoint was consistent with all that it had seen.
 *
 * @param time seconds since 1970
 * @param signature of {@link #message}
 */
public record Cosignature(long time, byte[] signature) {

    private static final int SIGNATURE = 64;

    /** What a signature line of a key of this type holds, or nothing when its length is another. */
    public static Optional<Cosignature> of(SignedNote.Line line) {
        var bytes = line.signature();
        if (bytes.length != Long.BYTES + SIGNATURE) {
            return Optional.empty();
        }
        long time = ByteBuffer.wrap(bytes).getLong();
        return time < 0
                ? Optional.empty()
                : Optional.of(new Cosignature(time, Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(time)
                .put(signature)
                .array();
    }

    static String message(long time, String checkpoint) {
        return "cosignature/v1\ntime " + time + "\n" + checkpoint;
    }
}
