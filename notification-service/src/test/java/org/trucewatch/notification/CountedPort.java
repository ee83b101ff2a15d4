package org.trucewatch.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes on to another port of this machine, and counts the connections that are opened. */
final class CountedPort implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String count;
    private int opened;

    /** @param count the system property that holds the number: it is the same in all class loaders */
    CountedPort(int target, String count) {
        this.target = target;
        this.count = count;
        System.setProperty(count, "0");
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private Void accept() throws IOException {
        while (true) {
            var from = server.accept();
            System.setProperty(count, String.valueOf(++opened));
            var to = new Socket(InetAddress.getLoopbackAddress(), target);
            threads.submit(() -> pass(from, to));
            threads.submit(() -> pass(to, from));
        }
    }

    private static Void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
