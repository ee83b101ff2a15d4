package org.trucewatch.notification.inbox;

import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.trucewatch.local.TestTokens;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@NotificationTest
class InboxStreamTest {

    /** A client that keeps every line it gets. */
    private static final class Listener implements AutoCloseable {
        private final Socket socket = new Socket("127.0.0.1", RestAssured.port);
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Listener(String party, String lastEventId) throws IOException {
            var token = TestTokens.token("officer-" + party.toLowerCase(), List.of("party-officer"), null, party);
            var request =
                    "GET /v1/inbox/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                            + token + "\r\n" + (lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n")
                            + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var thread = new Thread(() -> reader.lines().forEach(lines::add));
            thread.setUncaughtExceptionHandler((t, closed) -> {});
            thread.setDaemon(true);
            thread.start();
        }

        List<String> saying(String start) {
            return lines.stream().filter(line -> line.startsWith(start)).toList();
        }

        List<String> dataAbout(String agreement) {
            return saying("data:").stream()
                    .filter(line -> line.contains(agreement))
                    .toList();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static void statement(Scene scene) {
        scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
    }

    @Test
    void aStreamTellsWhatArrivesAndGoesOnWhereItBrokeOff() throws Exception {
        try (var scene = Scene.at("2016-03-10T12:00:00+02:00")) {
            String last;
            try (var listener = new Listener("US", null)) {
                await().until(() -> listener.saying("HTTP/1.1 200").size() == 1);
                statement(scene);
                await().until(() -> listener.dataAbout(scene.agreement).size() == 1);
                last = listener.saying("id:")
                        .get(listener.saying("id:").size() - 1)
                        .substring(3)
                        .strip();
                assertThat(listener.dataAbout(scene.agreement).get(0)).contains("STATEMENT_MADE", "sha-256:");
            }
            statement(scene);
            statement(scene);
            await().until(() -> scene.inbox("US", "STATEMENT_MADE").size() == 3);
            try (var listener = new Listener("US", last)) {
                await().until(() -> listener.dataAbout(scene.agreement).size() == 2);
            }
            try (var listener = new Listener("US", "0-0")) {
                await().until(() -> listener.dataAbout(scene.agreement).size() == 3);
            }
        }
    }

    @Test
    void hundredsOfIdleStreamsHoldNeitherThreadsNorDatabaseConnections() throws Exception {
        var listeners = new ArrayList<Listener>();
        try (var scene = Scene.at("2016-03-10T13:00:00+02:00")) {
            int threads = Thread.activeCount();
            for (int i = 0; i < 300; i++) {
                listeners.add(new Listener(Scene.PARTIES.get(i % 5), null));
            }
            await().until(() -> listeners.stream()
                    .allMatch(listener -> listener.saying("HTTP/1.1 200").size() == 1));
            // one thread of this test's own per listener, and few of the service
            assertThat(Thread.activeCount() - threads).isLessThan(300 + 60);
            statement(scene);
            await().until(() -> listeners.stream()
                    .allMatch(listener -> listener.dataAbout(scene.agreement).size() == 1));
        } finally {
            for (var listener : listeners) {
                listener.close();
            }
        }
    }

    @Test
    void whatIsNoEventOfTheStreamIsNoPlaceToGoOnFrom() throws Exception {
        try (var listener = new Listener("US", "yesterday")) {
            await().until(() -> listener.saying("HTTP/1.1 422").size() == 1);
        }
    }
}
