package org.trucewatch.verification.dossier;

import org.trucewatch.kit.store.Kept;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A long content that is made while it is read, cannot be compressed, and counts how much of it was. */
final class Film implements Kept {

    static final long LENGTH = 64 << 20;

    private final long until;
    private final AtomicLong given = new AtomicLong();
    private final AtomicLong closed = new AtomicLong();

    /** @param until where it breaks off; at zero it cannot even be opened */
    Film(long until) {
        this.until = until;
    }

    long given() {
        return given.get();
    }

    boolean isClosed() {
        return closed.get() > 0;
    }

    @Override
    public long size() {
        return LENGTH;
    }

    @Override
    public InputStream open(long from, long length) throws IOException {
        if (until == 0) {
            throw new NoSuchFileException("film");
        }
        var random = new Random(1);
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("byte by byte");
            }

            @Override
            public int read(byte[] into, int at, int most) throws IOException {
                if (given.get() >= LENGTH) {
                    return -1;
                }
                if (given.get() >= until) {
                    throw new IOException("the disk is broken");
                }
                var block = new byte[(int) Math.min(most, LENGTH - given.get())];
                random.nextBytes(block);
                System.arraycopy(block, 0, into, at, block.length);
                given.addAndGet(block.length);
                return block.length;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }
}
