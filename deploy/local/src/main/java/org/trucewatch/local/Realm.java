package org.trucewatch.local;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The realm of the demonstration accounts on a Keycloak server.
 *
 * @param server {@code http://host:port}
 */
public record Realm(URI server) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The issuer, which is also what services take as {@code quarkus.oidc.auth-server-url}. */
    public URI issuer() {
        return URI.create(server + "/realms/trucewatch");
    }

    boolean answers() {
        return Http.status(issuer()) == 200;
    }

    /** A fresh access token: by password for a person, by client credentials for a machine ({@code svc-…}). */
    public String tokenFor(String account) {
        return account.startsWith("svc-")
                ? token(Map.of("grant_type", "client_credentials", "client_id", account, "client_secret", account))
                : tokenFor(account, "trucewatch-cli");
    }

    /** A person's access token, asked for by this client. */
    public String tokenFor(String account, String client) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "password");
        form.put("client_id", client);
        form.put("username", account);
        form.put("password", account);
        return token(form);
    }

    private String token(Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            var connection = (HttpURLConnection) URI.create(issuer() + "/protocol/openid-connect/token")
                    .toURL()
                    .openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            if (connection.getResponseCode() != 200) {
                throw new IllegalStateException("Keycloak refuses a token to " + form.get("client_id") + " "
                        + form.getOrDefault("username", "") + ": " + connection.getResponseCode());
            }
            try (var said = connection.getInputStream()) {
                return JSON.readTree(said).get("access_token").asText();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
