package org.trucewatch.load.bench;

import org.junit.jupiter.api.Test;
import org.trucewatch.load.input.FakeService;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WireTest {

    @Test
    void severalCallsGoOverOneConnection() throws IOException {
        try (var service = new FakeService(
                        r -> FakeService.Reply.json(201, "{\"got\":" + r.body().length() + "}"));
                var wire = new Wire(service.uri())) {
            assertThat(wire.post("/v1/reports", "application/json", "agency-rcc", bytes("one"))
                            .text())
                    .isEqualTo("{\"got\":3}");
            assertThat(wire.post("/v1/reports", "application/json", "agency-rcc", bytes("three"))
                            .status())
                    .isEqualTo(201);

            assertThat(service.requests())
                    .extracting(FakeService.Request::account)
                    .containsExactly("agency-rcc", "agency-rcc");
        }
    }

    @Test
    void aBodyThatFitsNoBufferArrivesWhole() throws IOException {
        try (var service = new FakeService(r -> FakeService.Reply.json(200, r.body()));
                var wire = new Wire(service.uri())) {
            var large = "x".repeat(3_000_000);

            assertThat(wire.post("/v1/reports/batch", "application/x-ndjson", "agency-rcc", bytes(large))
                            .text())
                    .isEqualTo(large);
        }
    }

    @Test
    void anAnswerInChunksIsPutTogether() throws IOException {
        try (var server = answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "5\r\nfirst\r\n7;ext=1\r\n second\r\n0\r\n\r\n");
                var wire = new Wire(addressOf(server))) {
            assertThat(wire.post("/", "application/json", "t", bytes("{}")).text())
                    .isEqualTo("first second");
        }
    }

    @Test
    void aConnectionThatIsClosedIsNoAnswer() throws IOException {
        try (var server = answering("HTTP/1.1 200");
                var wire = new Wire(addressOf(server))) {
            assertThatThrownBy(() -> wire.post("/", "application/json", "t", bytes("{}")))
                    .isInstanceOf(IOException.class);
        }
    }

    private static ServerSocket answering(String answer) throws IOException {
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(() -> {
            try (var client = server.accept()) {
                var asked = client.getInputStream();
                var seen = new StringBuilder();
                while (!seen.toString().endsWith("{}")) {
                    seen.append((char) asked.read());
                }
                client.getOutputStream().write(bytes(answer));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return server;
    }

    private static URI addressOf(ServerSocket server) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
