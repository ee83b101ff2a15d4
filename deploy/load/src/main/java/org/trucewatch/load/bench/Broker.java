package org.trucewatch.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.load.input.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** What waits in the services' queues, as RabbitMQ's management interface tells. */
final class Broker {

    private final HttpClient http;
    private final HttpRequest queues;

    /** @param management {@code http://user:password@host:port} */
    Broker(HttpClient http, URI management) {
        this.http = http;
        var account =
                Base64.getEncoder().encodeToString(management.getUserInfo().getBytes(StandardCharsets.UTF_8));
        this.queues = HttpRequest.newBuilder(
                        URI.create("http://" + management.getHost() + ":" + management.getPort() + "/api/queues"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + account)
                .build();
    }

    long unread() {
        try {
            return unread(Json.read(http.send(queues, BodyHandlers.ofString()).body()));
        } catch (IOException e) {
            throw new UncheckedIOException("RabbitMQ does not tell its queues", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking RabbitMQ", e);
        }
    }

    /** Of the queues from one service to another: those for partners have no reader here. */
    static long unread(JsonNode queues) {
        long messages = 0;
        for (var queue : queues) {
            if (queue.path("name").asText().contains(".from-")) {
                messages += queue.path("messages").asLong();
            }
        }
        return messages;
    }
}
