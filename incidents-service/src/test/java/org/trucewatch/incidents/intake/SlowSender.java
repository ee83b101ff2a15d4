package org.trucewatch.incidents.intake;

import org.trucewatch.incidents.Person;
import org.trucewatch.local.TestTokens;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends a batch over a poor line: a piece now and then, in chunks of HTTP/1.1. */
public final class SlowSender implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answers;

    SlowSender(URI service, Person agency) throws IOException {
        this(service, agency, "application/x-ndjson");
    }

    public static SlowSender ofCsv(URI service, Person agency) throws IOException {
        return new SlowSender(service, agency, "text/csv");
    }

    private SlowSender(URI service, Person agency, String type) throws IOException {
        socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(10_000);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var token = TestTokens.token(agency.name(), agency.roles(), agency.agency(), agency.party());
        write("POST /v1/reports/batch HTTP/1.1\r\nHost: test\r\nContent-Type: " + type + "\r\n"
                + "Transfer-Encoding: chunked\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    }

    public void send(String piece) throws IOException {
        write(Integer.toHexString(piece.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + piece + "\r\n");
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** The next line that was answered. */
    public String answer() throws IOException {
        for (String line; (line = answers.readLine()) != null; ) {
            if (line.startsWith("{\"line\"")) {
                return line;
            }
        }
        throw new IOException("the service ended the answer");
    }

    @Override
    public void close() throws IOException {
        write("0\r\n\r\n");
        socket.close();
    }
}
