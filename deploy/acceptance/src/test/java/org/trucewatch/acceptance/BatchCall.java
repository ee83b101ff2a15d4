package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.load.input.Json;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Consumer;

/** A batch over a connection of its own, whose answers are read while lines are still being sent (HTTP/1.1). */
final class BatchCall {

    private static final int PIECE = 64 * 1024;

    private final World world;
    private final String agency;
    private final String type;

    /** @param type media type of the batch */
    BatchCall(World world, String agency, String type) {
        this.world = world;
        this.agency = agency;
        this.type = type;
    }

    /** Sends everything and reads every answer. @throws IOException when the service is gone before the end */
    void send(Iterator<String> lines, Consumer<JsonNode> answered) throws IOException {
        try (var socket = new Socket(world.incidents.getHost(), world.incidents.getPort())) {
            var out = new BufferedOutputStream(socket.getOutputStream(), PIECE);
            out.write(("POST /v1/reports/batch HTTP/1.1\r\nHost: trucewatch\r\nContent-Type: " + type
                            + "\r\nTransfer-Encoding: chunked\r\nAuthorization: Bearer " + world.http.token(agency)
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var sending = new Thread(() -> sendAll(lines, out), "batch");
            sending.start();
            read(new BufferedInputStream(socket.getInputStream()), answered);
        }
    }

    /** If the connection breaks, whoever reads the answers is told. */
    private static void sendAll(Iterator<String> lines, OutputStream out) {
        try {
            var piece = new StringBuilder();
            while (lines.hasNext()) {
                piece.append(lines.next()).append('\n');
                if (piece.length() > PIECE || !lines.hasNext()) {
                    var bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
                    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.write(bytes);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    piece.setLength(0);
                }
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            // the reader finds the connection broken too
        }
    }

    private static void read(InputStream in, Consumer<JsonNode> answered) throws IOException {
        var status = line(in);
        if (!status.contains(" 200 ")) {
            throw new IllegalStateException("the batch was answered " + status);
        }
        while (!line(in).isEmpty()) {
            // headers say nothing that matters here
        }
        var lines = new BufferedReader(new InputStreamReader(new Chunks(in), StandardCharsets.UTF_8));
        for (String line; (line = lines.readLine()) != null; ) {
            answered.accept(Json.read(line));
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c; (c = in.read()) != '\n'; ) {
            if (c < 0) {
                throw new EOFException("the answer broke off");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** The content of an answer that comes in chunks (RFC 9112, section 7.1). */
    private static final class Chunks extends InputStream {

        private final InputStream in;
        private int left;
        private boolean begun;

        Chunks(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            if (left == 0) {
                if (begun) {
                    line(in);
                }
                begun = true;
                left = Integer.parseInt(line(in), 16);
                if (left == 0) {
                    return -1;
                }
            }
            int read = in.read(to, from, Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the answer broke off");
            }
            left -= read;
            return read;
        }
    }
}
