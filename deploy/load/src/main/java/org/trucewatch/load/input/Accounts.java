package org.trucewatch.load.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Bearer tokens of the local realm's accounts, kept until shortly before they expire. The password grant exists in that realm only. */
public final class Accounts {

    private record Token(String value, Instant until) {}

    private final HttpClient http;
    private final URI tokens;
    private final Map<String, Token> known = new ConcurrentHashMap<>();

    public Accounts(HttpClient http, URI keycloak) {
        this.http = http;
        this.tokens = URI.create(keycloak + "/realms/trucewatch/protocol/openid-connect/token");
    }

    /** @throws IllegalStateException when the account cannot be signed in */
    public String token(String account) {
        // tokens live on system time, whatever the services' business clock says
        return known.compute(account, (a, t) -> t != null && t.until.isAfter(Instant.now()) ? t : signIn(a)).value;
    }

    private Token signIn(String account) {
        var form = Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "trucewatch-cli",
                        "username",
                        account,
                        "password",
                        account)
                .entrySet()
                .stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(tokens)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(account + " cannot sign in: " + response.body());
            }
            var body = Json.read(response.body());
            var seconds = body.path("expires_in").asLong(60);
            return new Token(
                    body.path("access_token").asText(), Instant.now().plusSeconds(Math.max(seconds - 20, seconds / 2)));
        } catch (IOException e) {
            throw new UncheckedIOException("No tokens from " + tokens, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while signing in", e);
        }
    }
}
