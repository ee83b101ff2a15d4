package org.trucewatch.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A RabbitMQ node and the management interface that furnishes it.
 *
 * @param amqp {@code amqp://user:password@host:port[/vhost]}; the user is an administrator
 * @param management {@code http://host:port}
 */
public record Broker(URI amqp, URI management) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public String host() {
        return amqp.getHost();
    }

    public int port() {
        return amqp.getPort() < 0 ? 5672 : amqp.getPort();
    }

    public String user() {
        return amqp.getUserInfo().split(":", 2)[0];
    }

    public String password() {
        return amqp.getUserInfo().split(":", 2)[1];
    }

    /** The virtual host of the address, {@code /} when it names none. */
    public String virtualHost() {
        var path = amqp.getPath();
        return path == null || path.length() < 2 ? "/" : path.substring(1);
    }

    /** The same node seen through another virtual host. */
    public Broker in(String virtualHost) {
        return new Broker(URI.create("amqp://" + amqp.getRawAuthority() + "/" + encoded(virtualHost)), management);
    }

    /** Whether it takes connections and has the topology. */
    boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host(), port()), 1000);
            return call("GET", "/api/queues/" + encoded(virtualHost()) + "/unrouted", "")
                            .status()
                    == 200;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    boolean reachable() {
        try {
            return call("GET", "/api/whoami", "").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Makes the virtual host if need be and gives it everything the definitions say, users and permissions too. */
    void define(Path definitions) {
        try {
            var document = JSON.readTree(definitions.toFile());
            require("PUT", "/api/vhosts/" + encoded(virtualHost()), "{}");
            for (var entry : document.get("users")) {
                if (!user().equals(entry.get("name").asText())) {
                    require("PUT", "/api/users/" + encoded(entry.get("name").asText()), entry.toString());
                }
            }
            require("PUT", permissionsOf(user()), JSON.writeValueAsString(everything()));
            for (var entry : document.get("permissions")) {
                if (!user().equals(entry.get("user").asText())) {
                    require("PUT", permissionsOf(entry.get("user").asText()), entry.toString());
                }
            }
            require("POST", "/api/definitions/" + encoded(virtualHost()), document.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + definitions, e);
        }
    }

    void remove() {
        require("DELETE", "/api/vhosts/" + encoded(virtualHost()), "");
    }

    /** What the management interface knows about a queue, {@code messages} among it, some seconds late. */
    public JsonNode queue(String name) {
        return require("GET", "/api/queues/" + encoded(virtualHost()) + "/" + encoded(name), "");
    }

    /** The names of all queues of this virtual host. */
    public List<String> queues() {
        return require("GET", "/api/queues/" + encoded(virtualHost()), "").findValuesAsText("name");
    }

    private String permissionsOf(String name) {
        return "/api/permissions/" + encoded(virtualHost()) + "/" + encoded(name);
    }

    private static Map<String, String> everything() {
        return Map.of("configure", ".*", "write", ".*", "read", ".*");
    }

    private JsonNode require(String method, String path, String body) {
        var answer = call(method, path, body);
        if (answer.status() >= 300) {
            throw new IllegalStateException(
                    method + " " + path + " on RabbitMQ: " + answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    private Answer call(String method, String path, String body) {
        var account = Base64.getEncoder().encodeToString((user() + ":" + password()).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(management + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + account)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }

    private record Answer(int status, JsonNode body) {}
}
