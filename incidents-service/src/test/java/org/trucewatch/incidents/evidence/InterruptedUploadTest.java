package org.trucewatch.incidents.evidence;

import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.local.TestTokens;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trucewatch.incidents.Person.RCC;

@IncidentsTest
class InterruptedUploadTest extends Uploads {

    @TestHTTPResource("/")
    URI service;

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        var report = sent(RCC, ceasefire().report().body());
        var id = UUID.randomUUID();
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            begin(socket, report, id, "image/jpeg", "Content-Length: 2000000");
            socket.getOutputStream().write(aFile(1_000_000));
            await().atMost(SOON).until(() -> !drafts().isEmpty());
        }

        await().atMost(SOON).until(() -> drafts().isEmpty());
        as(RCC).get("/v1/evidence/" + id).then().statusCode(404);
    }

    @Test
    void aFormThatBreaksOffAfterItsFileLeavesNothing() throws IOException {
        var report = sent(RCC, ceasefire().report().body());
        var id = UUID.randomUUID();
        var file = aFile(100_000);
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            begin(socket, report, id, "multipart/form-data; boundary=b", "Transfer-Encoding: chunked");
            chunk(socket, bytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n"));
            chunk(socket, file);
            chunk(socket, bytes("\r\n--b\r\nContent-Disposition: form-data; name=\"consent\"\r\n\r\nNEU"));
            await().atMost(SOON).until(() -> !drafts().isEmpty());
        }

        await().atMost(SOON).until(() -> drafts().isEmpty());
        as(RCC).get("/v1/evidence/" + id).then().statusCode(404);
        assertThat(blob(sha256(file))).doesNotExist();
    }

    @Test
    void whoIsRefusedBeforeTheBodyWasReadCanReadWhy() throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            begin(socket, UUID.randomUUID(), UUID.randomUUID(), "image/jpeg", "Content-Length: 20000000");
            socket.getOutputStream().write(aFile(20_000_000));

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 404");
        }
    }

    private static void begin(Socket socket, UUID report, UUID id, String type, String length) throws IOException {
        Person agency = RCC;
        var token = TestTokens.token(agency.name(), agency.roles(), agency.agency(), agency.party());
        var head = "POST " + path(report) + "?id=" + id + " HTTP/1.1\r\nHost: test\r\nContent-Type: " + type + "\r\n"
                + length + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }

    private static void chunk(Socket socket, byte[] bytes) throws IOException {
        var out = socket.getOutputStream();
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
