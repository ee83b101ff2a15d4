package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.load.input.Accounts;
import org.trucewatch.load.input.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Calls in which headers matter: the form and language asked for, the token, the link to the next page. */
final class Http {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Accounts accounts;

    Http(URI keycloak) {
        accounts = new Accounts(client, keycloak);
    }

    String token(String account) {
        return accounts.token(account);
    }

    /** Every item of a list, page by page (RFC 8288). */
    List<JsonNode> all(String account, URI list) {
        var items = new ArrayList<JsonNode>();
        for (var page = list; page != null; ) {
            var answer = get(account, page);
            Json.read(answer.body()).path("items").forEach(items::add);
            var next = answer.headers().firstValue("Link").map(NEXT::matcher).filter(link -> link.find());
            page = next.isPresent() ? page.resolve(next.get().group(1)) : null;
        }
        return items;
    }

    /**
     * The answer to a GET.
     *
     * @param headers name, value, name, value …
     * @throws IllegalStateException when it is not 200
     */
    HttpResponse<String> get(String account, URI at, String... headers) {
        var request = HttpRequest.newBuilder(at).header("Authorization", "Bearer " + token(account));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        var answer = send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(at + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    /** What a GET without a token answers. @throws IllegalStateException when it is not 200 */
    String text(URI at) {
        var answer = send(HttpRequest.newBuilder(at), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(at.getPath() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** What a GET answers, as it is. @throws IllegalStateException when it is not 200 */
    byte[] bytes(String account, URI at) {
        var answer = send(
                HttpRequest.newBuilder(at).header("Authorization", "Bearer " + token(account)),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(at + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /**
     * The status of an answer, whose body is not waited for: a stream of events would never end.
     *
     * @param token the bearer token, or null to send none
     * @param body null for none
     */
    int status(String verb, URI at, String token, String type, String body) {
        return statusAs(token == null ? null : "Bearer " + token, verb, at, type, body);
    }

    /** As above. @param authorization the header, or null to send none */
    int statusAs(String authorization, String verb, URI at, String type, String body) {
        var request = HttpRequest.newBuilder(at)
                .method(verb, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body != null) {
            request.header("Content-Type", type);
        }
        var answer = send(request, BodyHandlers.ofInputStream());
        close(answer.body());
        return answer.statusCode();
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return client.send(request.timeout(Duration.ofMinutes(1)).build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
