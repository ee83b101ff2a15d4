package org.trucewatch.kit.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream. An end that comes too soon is an error: what is kept is whole. */
class Part extends FilterInputStream {

    private long left;

    Part(InputStream in, long length) {
        super(in);
        left = length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = super.read(to, at, (int) Math.min(left, length));
        if (read < 0) {
            throw new IOException("what is kept ends " + left + " bytes too soon");
        }
        left -= read;
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(Math.min(left, bytes));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, super.available());
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
