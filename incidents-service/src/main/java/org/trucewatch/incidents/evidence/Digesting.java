package org.trucewatch.incidents.evidence;

import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Digests a file while it is being written. For a large one that is as much work as all the rest, so from some size on a
 * thread of its own does it; the memory is a few buffers however large the file is.
 */
final class Digesting implements AutoCloseable {

    private record Piece(byte[] bytes, int length) {}

    static final int BUFFER = 128 * 1024;

    private static final int BUFFERS = 4;
    private static final long WORTH_A_THREAD = 1024 * 1024;
    private static final Piece END = new Piece(new byte[0], 0);

    private final List<MessageDigest> digests;
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Piece> waiting = new ArrayBlockingQueue<>(BUFFERS + 1);
    private byte[] filling;
    private Thread thread;
    private int made;
    private long size;

    Digesting(List<MessageDigest> digests) {
        this.digests = digests;
    }

    /** The buffer to be filled next. */
    byte[] buffer() {
        if (filling == null) {
            filling = free.poll();
        }
        if (filling == null && made < BUFFERS) {
            made++;
            filling = new byte[BUFFER];
        }
        try {
            return filling = filling == null ? free.take() : filling;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What was filled is digested by and by; until the next buffer is asked for, its bytes stay as they are. */
    byte[] feed(int length) {
        var piece = new Piece(filling, length);
        filling = null;
        size += length;
        if (thread == null && size > WORTH_A_THREAD) {
            thread = new Thread(this::run, "digesting");
            thread.setDaemon(true);
            thread.start();
        }
        if (thread == null) {
            digest(piece);
        } else {
            waiting.add(piece); // there are never more than buffers
        }
        return piece.bytes();
    }

    /** Waits until everything that was fed is digested. */
    void finish() {
        if (thread == null) {
            return;
        }
        waiting.add(END);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void run() {
        try {
            for (Piece piece; (piece = waiting.take()) != END; ) {
                digest(piece);
            }
        } catch (InterruptedException e) {
            // the file broke off
        }
    }

    private void digest(Piece piece) {
        for (var digest : digests) {
            digest.update(piece.bytes(), 0, piece.length());
        }
        free.add(piece.bytes());
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
