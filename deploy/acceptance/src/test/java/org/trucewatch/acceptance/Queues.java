package org.trucewatch.acceptance;

import org.trucewatch.load.input.Json;
import org.trucewatch.local.Stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The broker's queues as an operator sees them, through its management API. */
record Queues(URI management, String user, String password) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Queues of(Stack stack) {
        var broker = stack.broker();
        return new Queues(broker.management(), broker.user(), broker.password());
    }

    /** Messages in a queue of the default virtual host, waiting or not acknowledged. */
    long messages(String queue) {
        var credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(management + "/api/queues/%2F/" + queue))
                .header("Authorization", "Basic " + credentials)
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(queue + ": " + answer.statusCode());
            }
            return Json.read(answer.body()).path("messages").asLong();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
