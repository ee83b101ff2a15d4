package org.trucewatch.examiner;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what comes out of something packed, and stops at the bounds. Closing it leaves what is behind it open. */
final class Counted extends FilterInputStream {

    private final long packed;
    private final Inventory inventory;
    private long came;

    Counted(InputStream in, long packed, Inventory inventory) {
        super(in);
        this.packed = packed;
        this.inventory = inventory;
    }

    long came() {
        return came;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
        int read = super.read(to, at, length);
        if (read > 0) {
            came += read;
            inventory.unpack(read, came, packed);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return read(new byte[(int) Math.min(bytes, 1 << 16)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // the archive that it is part of goes on
    }
}
