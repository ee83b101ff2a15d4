package org.trucewatch.load.bench;

import org.trucewatch.load.input.Accounts;
import org.trucewatch.load.input.Registers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;

/**
 * One large file as evidence, against {@code cp} and {@code sha256sum} of the same file, which is what somebody without a
 * service would do. Both are done in turn, because disks drift even more than processors.
 */
final class Upload {

    private static final String AGENCY = "agency-rcc";
    private static final long MEBIBYTE = 1024 * 1024;
    private static final double GOAL = 0.7;
    private static final double MOST_GROWTH = 48;
    private static final int ROUNDS = 3;

    private final Ground ground;
    private final Processes processes;
    private final Scoreboard scores;
    private final long mebibytes;
    private final Accounts accounts;

    /** @param mebibytes of the file */
    Upload(Ground ground, Processes processes, Scoreboard scores, long mebibytes) {
        this.ground = ground;
        this.processes = processes;
        this.scores = scores;
        this.mebibytes = mebibytes;
        this.accounts =
                new Accounts(HttpClient.newHttpClient(), ground.services().keycloak());
    }

    void measure() {
        var file = ground.home().resolve("file");
        try {
            var report = report();
            // what a service needs for any file it has after some; by then it must not need more for a larger one
            write(file, Math.max(1, mebibytes / 16));
            for (int i = 0; i < 2 * ROUNDS; i++) {
                upload(report, file);
            }
            var before = processes.residentMebibytes("incidents");
            write(file, mebibytes);
            double uploading = 0;
            double copying = 0;
            for (int i = 0; i < ROUNDS; i++) {
                copying += seconds(() -> copyAndDigest(file));
                uploading += seconds(() -> upload(report, file));
            }
            var after = processes.residentMebibytes("incidents");
            double base = ROUNDS * mebibytes / copying;
            scores.add(Score.of("cp and sha256sum of %d MiB".formatted(mebibytes), base, "MiB/s"));
            scores.add(Score.of("upload of the same", ROUNDS * mebibytes / uploading, "MiB/s")
                    .against(base)
                    .toReach(GOAL));
            before.ifPresent(was -> after.ifPresent(is -> {
                scores.add(Score.of("incidents, resident before large uploads", was, "MiB"));
                scores.add(Score.of("incidents, grown by them", is - was, "MiB").within(MOST_GROWTH));
            }));
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID report() throws IOException {
        var reports =
                new MadeUpReports(Registers.read(ground.services().agreement().resolve("registers.yaml")));
        var made = reports.ordinary();
        try (var wire = new Wire(ground.services().incidents())) {
            var reply = wire.post("/v1/reports", "application/json", accounts.token(AGENCY), made.bytes());
            if (reply.status() != 201) {
                throw new IOException("no report: " + reply.status());
            }
        }
        return made.id();
    }

    private static void write(Path file, long mebibytes) throws IOException {
        var random = new Random();
        var some = new byte[(int) MEBIBYTE];
        try (var out = Files.newOutputStream(file)) {
            for (long i = 0; i < mebibytes; i++) {
                random.nextBytes(some);
                out.write(some);
            }
        }
    }

    private void copyAndDigest(Path file) throws IOException {
        var copy = file.resolveSibling("copy");
        run("cp", file.toString(), copy.toString());
        run("sha256sum", copy.toString());
        Files.delete(copy);
    }

    private static void run(String... command) throws IOException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("cannot " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** By hand, so that the file goes from the disk to the network without passing through here. */
    private void upload(UUID report, Path file) throws IOException {
        var incidents = ground.services().incidents();
        try (var bytes = FileChannel.open(file);
                var socket = SocketChannel.open(new InetSocketAddress(incidents.getHost(), incidents.getPort()))) {
            var head = "POST /v1/reports/" + report + "/evidence HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n"
                    + "Content-Type: video/mp4\r\nContent-Length: " + bytes.size() + "\r\nAuthorization: Bearer "
                    + accounts.token(AGENCY) + "\r\n\r\n";
            socket.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
            for (long sent = 0; sent < bytes.size(); ) {
                sent += bytes.transferTo(sent, bytes.size() - sent, socket);
            }
            var answer = new String(Channels.newInputStream(socket).readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.startsWith("HTTP/1.1 201")) {
                throw new IOException(
                        "the file was not taken: " + answer.lines().findFirst().orElse("no answer"));
            }
        }
    }

    private interface Work {
        void go() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long begun = System.nanoTime();
        work.go();
        return (System.nanoTime() - begun) / 1e9;
    }
}
