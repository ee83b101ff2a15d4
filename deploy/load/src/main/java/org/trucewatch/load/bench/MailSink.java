package org.trucewatch.load.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes every mail and forgets it (SMTP, RFC 5321). A server that keeps mails would be full after some thousand notices,
 * and what it does with them would be measured too. To NOOP it answers how many it has taken.
 */
final class MailSink implements AutoCloseable {

    private static final int CONNECTIONS_WAITING = 50;

    private final ServerSocket server;
    private final AtomicLong taken = new AtomicLong();
    private final ExecutorService connections = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "mail");
        thread.setDaemon(true);
        return thread;
    });

    MailSink() throws IOException {
        server = new ServerSocket(0, CONNECTIONS_WAITING, InetAddress.getLoopbackAddress());
        connections.submit(this::listen);
    }

    /** Runs until it is ended; the port is written to the file that is named. */
    public static void main(String[] words) throws IOException, InterruptedException {
        try (var sink = new MailSink()) {
            var written = Files.writeString(Path.of(words[0] + ".new"), Integer.toString(sink.port()));
            Files.move(written, Path.of(words[0]));
            Thread.currentThread().join();
        }
    }

    /** How many mails the sink at this port has taken. */
    static long takenAt(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            in.readLine();
            say(socket, "NOOP");
            return Long.parseLong(in.readLine().split(" ")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException("The mail sink does not answer", e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    private Void listen() throws IOException {
        while (true) {
            var client = server.accept();
            connections.submit(() -> talk(client));
        }
    }

    private Void talk(Socket client) throws IOException {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            client.setTcpNoDelay(true);
            say(client, "220 sink");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "DATA" -> take(client, in);
                    case "NOOP" -> say(client, "250 " + taken.get() + " taken");
                    case "QUIT" -> {
                        say(client, "221 bye");
                        return null;
                    }
                    default -> say(client, "250 ok");
                }
            }
            return null;
        }
    }

    private void take(Socket client, BufferedReader in) throws IOException {
        say(client, "354 go on");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                taken.incrementAndGet();
                say(client, "250 taken");
                return;
            }
        }
    }

    private static void say(Socket to, String line) throws IOException {
        to.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.shutdownNow();
    }
}
