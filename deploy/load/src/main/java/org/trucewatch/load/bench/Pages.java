package org.trucewatch.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.load.input.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads answers of the services: one page, or a list by following its links to the next page (RFC 8288). */
final class Pages {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"?next\"?");

    private final HttpClient http;
    private final UnaryOperator<String> tokens;

    /** @param tokens gives the bearer token of an account by its name */
    Pages(HttpClient http, UnaryOperator<String> tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    /** @return the address of the last page, which is the first to be read when there may be more */
    URI each(String account, URI first, Consumer<JsonNode> items) {
        var page = first;
        while (true) {
            var response = send(account, page);
            Json.read(response.body()).path("items").forEach(items);
            var next = response.headers().firstValue("Link").map(NEXT::matcher).filter(m -> m.find());
            if (next.isEmpty()) {
                return page;
            }
            page = page.resolve(next.get().group(1));
        }
    }

    /** The text of a page that needs no token. */
    String open(URI page) {
        return send(null, page).body();
    }

    private HttpResponse<String> send(String account, URI page) {
        var request = HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(60));
        if (account != null) {
            request.header("Authorization", "Bearer " + tokens.apply(account));
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(page + " answered " + response.statusCode() + ": " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + page + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading " + page, e);
        }
    }
}
