package org.trucewatch.kit.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;

/**
 * A file that is forced to the disk while it is being written, beside the writing and every so many bytes. What is left to
 * be forced at its end is then little, and one large file does not fill the system's cache for all others.
 */
final class WrittenThrough extends OutputStream {

    private static final long EVERY = 32 * 1024 * 1024;

    private final FileChannel file;
    private CompletableFuture<Void> forcing = CompletableFuture.completedFuture(null);
    private volatile IOException failure;
    private long unforced;

    WrittenThrough(FileChannel file) {
        this.file = file;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (var left = ByteBuffer.wrap(bytes, from, length); left.hasRemaining(); ) {
            file.write(left);
        }
        unforced += length;
        if (unforced >= EVERY && forcing.isDone()) {
            unforced = 0;
            forcing = CompletableFuture.runAsync(this::forceSome);
        }
    }

    private void forceSome() {
        try {
            file.force(false);
        } catch (IOException e) {
            failure = e; // told once: the last force would not say it again
        }
    }

    /** All of it is on the disk, and nothing is written any more. */
    void force() throws IOException {
        forcing.join();
        if (failure != null) {
            throw failure;
        }
        file.force(true);
        file.close();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
