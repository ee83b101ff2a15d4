package org.trucewatch.incidents.evidence;

import org.trucewatch.incidents.Person;
import org.trucewatch.local.TestTokens;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Sends a file piece by piece, and may break off. */
final class SlowUpload implements AutoCloseable {

    private final Socket socket;

    /** Begins to. @param length a header that says how long the body is, or how its end is known */
    SlowUpload(URI service, Person agency, UUID report, UUID id, String type, String length) throws IOException {
        socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(15_000);
        var token = TestTokens.token(agency.name(), agency.roles(), agency.agency(), agency.party());
        var head = "POST " + Uploads.path(report) + "?id=" + id + " HTTP/1.1\r\nHost: test\r\nContent-Type: " + type
                + "\r\n" + length + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        send(head.getBytes(StandardCharsets.US_ASCII));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    void chunk(byte[] bytes) throws IOException {
        send((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        send(bytes);
        send("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Waits for the answer and gives its status. */
    String status() throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).substring(9);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
