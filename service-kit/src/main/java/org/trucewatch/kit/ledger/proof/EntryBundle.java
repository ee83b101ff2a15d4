package org.trucewatch.kit.ledger.proof;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The entries below a tile of level 0 as C2SP tlog-tiles writes them: each after its length as 16 bits, big-endian. */
public final class EntryBundle {

    private static final int LONGEST = 0xffff;

    private EntryBundle() {}

    public static byte[] bytes(List<byte[]> entries) {
        var bundle = new ByteArrayOutputStream();
        for (var entry : entries) {
            if (entry.length > LONGEST) {
                throw new IllegalArgumentException("an entry has at most " + LONGEST + " bytes");
            }
            bundle.write(entry.length >> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /** @throws IllegalArgumentException if it ends within an entry */
    public static List<byte[]> entries(byte[] bundle) {
        var entries = new ArrayList<byte[]>();
        var left = ByteBuffer.wrap(bundle);
        while (left.hasRemaining()) {
            int length = left.remaining() < Short.BYTES ? LONGEST : Short.toUnsignedInt(left.getShort());
            if (left.remaining() < length) {
                throw new IllegalArgumentException("the bundle ends within an entry");
            }
            var entry = new byte[length];
            left.get(entry);
            entries.add(entry);
        }
        return entries;
    }
}
