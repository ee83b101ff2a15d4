package org.trucewatch.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
    void define(Definitions definitions) {
        try {
            var document = definitions.whole();
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
            throw new UncheckedIOException(e);
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
        try {
            var connection =
                    (HttpURLConnection) URI.create(management + path).toURL().openConnection();
            connection.setConnectTimeout(5_000);
            connection.setReadTimeout(30_000);
            connection.setRequestMethod(method);
            connection.setRequestProperty("Authorization", "Basic " + account);
            connection.setRequestProperty("Content-Type", "application/json");
            // RabbitMQ closes idle connections after five seconds, which a kept one notices in the middle of a PUT
            connection.setRequestProperty("Connection", "close");
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            var status = connection.getResponseCode();
            try (var said = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new Answer(status, said == null ? MissingNode.getInstance() : JSON.readTree(said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }

    private record Answer(int status, JsonNode body) {}
}
