package org.trucewatch.incidents.mutated;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One request: right as {@link RightRequests} makes it, until something of it is changed. */
final class Attempt {

    final String call;
    final Map<String, String> path = new LinkedHashMap<>();
    final List<String> query = new ArrayList<>();
    final Map<String, String> headers = new LinkedHashMap<>();
    final List<String> changes = new ArrayList<>();
    JsonNode json;
    byte[] body;
    /** Under which the thing would be kept, if it is chosen by the client. */
    UUID id;

    private final String token;

    /** @param call verb and path, as the description has them */
    Attempt(String call, String token) {
        this.call = call;
        this.token = token;
    }

    Attempt path(String name, Object value) {
        path.put(name, value.toString());
        return this;
    }

    Attempt header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Attempt query(String name, String value) {
        query.add(encoded(name) + "=" + encoded(value));
        return this;
    }

    Attempt json(JsonNode body) {
        json = body;
        return header("Content-Type", "application/json");
    }

    Attempt body(String type, byte[] content) {
        body = content;
        return header("Content-Type", type);
    }

    Attempt id(UUID chosen) {
        id = chosen;
        return this;
    }

    HttpRequest at(URI service) {
        var at = call.substring(call.indexOf(' ') + 1);
        for (var variable : path.entrySet()) {
            at = at.replace("{" + variable.getKey() + "}", encoded(variable.getValue()));
        }
        if (!query.isEmpty()) {
            at += "?" + String.join("&", query);
        }
        var request = HttpRequest.newBuilder(service.resolve(at));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return request.method(
                        call.substring(0, call.indexOf(' ')),
                        sent() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(sent()))
                .build();
    }

    byte[] sent() {
        return body != null || json == null ? body : json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String value) {
        // a half surrogate would become a question mark
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        return URLEncoder.encode(new String(bytes, StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    @Override
    public String toString() {
        var body = sent() == null ? "" : new String(sent(), StandardCharsets.UTF_8);
        var all = changes + " of " + call + " " + path + " " + query + " " + headers + " " + body;
        return all.substring(0, Math.min(1_000, all.length()));
    }
}
