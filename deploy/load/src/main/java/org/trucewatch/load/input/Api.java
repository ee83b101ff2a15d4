package org.trucewatch.load.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Calls of the public interfaces as one of the local accounts. */
public final class Api {

    private final HttpClient http;
    private final Function<String, String> tokens;

    /** @param tokens gives the bearer token of an account by its name */
    public Api(HttpClient http, Function<String, String> tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    public static Api of(Settings settings) {
        // HTTP/1.1: the services offer no cleartext HTTP/2, and an upgrade attempt costs a round trip per connection
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        return new Api(http, new Accounts(http, settings.keycloak())::token);
    }

    public Answer get(String account, URI service, String path) {
        return send(account, request(service, path).GET().build());
    }

    public Answer post(String account, URI service, String path, JsonNode body) {
        return send("POST", account, service, path, "application/json", Json.line(body));
    }

    public Answer put(String account, URI service, String path, JsonNode body) {
        return send("PUT", account, service, path, "application/json", Json.line(body));
    }

    /** @param type media type of the body */
    public Answer send(String method, String account, URI service, String path, String type, String body) {
        return send(
                account,
                request(service, path)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body))
                        .build());
    }

    /** Posts NDJSON and gives the answer's lines, one per line sent and in that order. */
    public List<JsonNode> batch(String account, URI service, String path, List<String> lines) {
        var answer = send("POST", account, service, path, "application/x-ndjson", String.join("\n", lines) + "\n");
        var text = answer.expecting(200).body().asText();
        return text.lines().filter(l -> !l.isBlank()).map(Json::read).toList();
    }

    private static HttpRequest.Builder request(URI service, String path) {
        return HttpRequest.newBuilder(URI.create(service + path)).timeout(Duration.ofMinutes(5));
    }

    private Answer send(String account, HttpRequest request) {
        var signed = HttpRequest.newBuilder(request, (name, value) -> true)
                .header("Authorization", "Bearer " + tokens.apply(account))
                .build();
        try {
            var response = http.send(signed, BodyHandlers.ofString());
            var type = response.headers().firstValue("Content-Type").orElse("");
            var json = type.contains("json") && !type.contains("ndjson");
            var body = json ? Json.read(response.body()) : TextNode.valueOf(response.body());
            return new Answer(request.method(), request.uri(), response.statusCode(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while calling " + request.uri(), e);
        }
    }
}
