package org.trucewatch.incidents.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A stream that refuses to go on for ever: around and between the parts of a form there may be anything. */
public final class Bounded extends FilterInputStream {

    private final Supplier<RuntimeException> refusal;
    private long left;

    public Bounded(InputStream in, long most, Supplier<RuntimeException> refusal) {
        super(in);
        this.left = most;
        this.refusal = refusal;
    }

    @Override
    public int read() throws IOException {
        return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int read = super.read(to, from, length);
        return counted(read, read);
    }

    private int counted(int result, int bytes) {
        if (result >= 0) {
            left -= bytes;
            if (left < 0) {
                throw refusal.get();
            }
        }
        return result;
    }
}
