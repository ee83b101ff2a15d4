package org.trucewatch.load.bench;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class MailSinkTest {

    @Test
    void everyMailOfAConversationIsTakenAndCounted() throws IOException {
        try (var sink = new MailSink();
                var client = new Socket(InetAddress.getLoopbackAddress(), sink.port());
                var in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(in.readLine()).startsWith("220");
            for (var mail : List.of("first", "second")) {
                assertThat(answer(client, in, "MAIL FROM:<a@example.org>")).startsWith("250");
                assertThat(answer(client, in, "RCPT TO:<b@example.org>")).startsWith("250");
                assertThat(answer(client, in, "DATA")).startsWith("354");
                assertThat(answer(client, in, "Subject: " + mail + "\r\n\r\nQUIT\r\n..\r\n."))
                        .startsWith("250");
            }
            assertThat(answer(client, in, "QUIT")).startsWith("221");

            assertThat(MailSink.takenAt(sink.port())).isEqualTo(2);
        }
    }

    private static String answer(Socket client, BufferedReader in, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return in.readLine();
    }
}
