package org.trucewatch.verification.examination;

import io.quarkus.runtime.Startup;
import org.trucewatch.kit.events.Json;

import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

/** Asks clamd about a file, by the INSTREAM command of its protocol (clamd(8)): chunks with their lengths before them. */
@ApplicationScoped
@Startup // where it cannot be understood who is to be asked, the service does not start
class VirusScan {

    private static final String KIND = "SCAN";
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_ANSWER = 4096;
    private static final int CONNECT_MILLIS = 5000;
    private static final Pattern INFECTED = Pattern.compile("stream: (.{1,200}) FOUND");

    private final ScanSettings settings;
    private final Optional<InetSocketAddress> clamd;

    /** @throws IllegalArgumentException for an address that is none */
    VirusScan(ScanSettings settings) {
        this.settings = settings;
        this.clamd = settings.clamd().map(VirusScan::address);
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("trucewatch.scan.clamd must be host:port and is " + text);
        }
        return InetSocketAddress.createUnresolved(
                text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** @throws IOException when the scanner does not answer: it may later */
    Result scan(Path file, Instant now) throws IOException {
        if (clamd.isEmpty()) {
            return notScanned("no scanner is configured", "", now);
        }
        if (Files.size(file) > settings.largest()) {
            return notScanned("it is larger than the " + settings.largest() + " bytes that are scanned", "", now);
        }
        var version = ask("zVERSION\0", null);
        var answer = ask("zINSTREAM\0", file);
        var infected = INFECTED.matcher(answer);
        if (infected.matches()) {
            return new Result(
                    KIND,
                    "INFECTED",
                    "clamd",
                    version,
                    now,
                    Json.MAPPER.createObjectNode().put("signature", infected.group(1)));
        }
        if (answer.equals("stream: OK")) {
            return new Result(KIND, "CLEAN", "clamd", version, now, Json.MAPPER.createObjectNode());
        }
        return notScanned("the scanner could not: " + answer, version, now);
    }

    /** What is said after it has not answered as often as is tried. */
    static Result unanswered(Instant now) {
        return notScanned("the scanner did not answer", "", now);
    }

    private static Result notScanned(String why, String version, Instant now) {
        return new Result(KIND, "NOT_SCANNED", "clamd", version, now, Result.reason(why));
    }

    private String ask(String command, Path file) throws IOException {
        var address = clamd.orElseThrow();
        try (var socket = new Socket()) {
            socket.setSoTimeout((int) settings.time().toMillis());
            socket.connect(
                    new InetSocketAddress(address.getHostString(), address.getPort()), // its name may move
                    CONNECT_MILLIS);
            var out = new DataOutputStream(socket.getOutputStream());
            out.write(command.getBytes(StandardCharsets.US_ASCII));
            if (file != null) {
                stream(file, out);
            }
            out.flush();
            var answer = new BufferedInputStream(socket.getInputStream()).readNBytes(LONGEST_ANSWER);
            if (answer.length == 0) {
                throw new IOException("clamd hung up");
            }
            return new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip();
        }
    }

    private static void stream(Path file, DataOutputStream out) throws IOException {
        var chunk = new byte[CHUNK];
        try (var in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
                out.writeInt(read);
                out.write(chunk, 0, read);
            }
        }
        out.writeInt(0);
    }
}
