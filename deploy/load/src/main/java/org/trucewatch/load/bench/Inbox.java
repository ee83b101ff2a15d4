package org.trucewatch.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.load.input.Json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A party's inbox as its officer sees it fill: the stream of server-sent events, read as they come. */
final class Inbox implements AutoCloseable {

    private static final String DATA = "data:";

    private final Stream<String> lines;
    private final Thread reader;
    private final Map<String, Long> arrivedAt = new ConcurrentHashMap<>();
    private final AtomicLong arrived = new AtomicLong();

    /** Shows what arrives from now on. */
    Inbox(HttpClient http, URI notification, Supplier<String> token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(notification + "/v1/inbox/stream"))
                .header("Authorization", "Bearer " + token.get())
                .header("Accept", "text/event-stream")
                .build();
        var response = http.send(request, BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("GET /v1/inbox/stream answered " + response.statusCode() + ": "
                    + response.body().limit(5).toList());
        }
        lines = response.body();
        reader = new Thread(this::read, "inbox");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            lines.filter(line -> line.startsWith(DATA)).forEach(line -> {
                var now = System.nanoTime();
                take(Json.read(line.substring(DATA.length()).strip()), now);
            });
        } catch (RuntimeException closed) {
            // the stream ends with the connection; what did not arrive until then is counted as not arrived
        }
    }

    private void take(JsonNode notice, long now) {
        if (notice.path("kind").asText().equals("ACCOUNT_REQUESTED")
                && arrivedAt.putIfAbsent(notice.path("subject").asText(), now) == null) {
            arrived.incrementAndGet();
        }
    }

    /** How many account requests have arrived. */
    long arrived() {
        return arrived.get();
    }

    /** When, on the clock of {@link System#nanoTime}, the request about each case arrived. */
    Map<String, Long> arrivedAtNanosByCase() {
        return arrivedAt;
    }

    @Override
    public void close() {
        lines.close();
        reader.interrupt();
    }
}
