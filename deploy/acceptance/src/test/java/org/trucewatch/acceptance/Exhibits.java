package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.load.input.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The files of agencies: sent, fetched, and what is in the store of them. */
record Exhibits(World world, HttpClient client) {

    static Exhibits of(World world) {
        return new Exhibits(
                world,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /** The answer to a file that is sent as it is. */
    HttpResponse<String> send(String agency, String report, UUID id, String type, String name, BodyPublisher file) {
        return send(
                request(evidenceOf(report, id), agency)
                        .header("Content-Type", type)
                        .header("Content-Disposition", attachment(name))
                        .POST(file),
                BodyHandlers.ofString());
    }

    /** The receipt of a file, which is sent until there is one: whoever takes it may be killed. */
    JsonNode untilTaken(String agency, String report, UUID id, String name, byte[] file) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            try {
                                var type = "application/octet-stream";
                                return Json.read(send(agency, report, id, type, name, BodyPublishers.ofByteArray(file))
                                        .body());
                            } catch (UncheckedIOException e) {
                                return Json.object(); // killed in the middle: send again
                            }
                        },
                        receipt -> receipt.has("evidenceId"));
    }

    /**
     * A connection on which the first half of a file was sent. {@code HttpClient} is not used for it: it may read on for the
     * second half before it sends the first.
     */
    Socket halfSent(String agency, String report, UUID id, String type, String name, byte[] file) throws IOException {
        var sending = new Socket(world.incidents.getHost(), world.incidents.getPort());
        var target = evidenceOf(report, id);
        var head = String.join(
                "\r\n",
                "POST " + target.getRawPath() + "?" + target.getRawQuery() + " HTTP/1.1",
                "Host: " + world.incidents.getAuthority(),
                "Authorization: Bearer " + world.http.token(agency),
                "Content-Type: " + type,
                "Content-Disposition: " + attachment(name),
                "Content-Length: " + file.length,
                "",
                "");
        sending.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        sending.getOutputStream().write(file, 0, file.length / 2);
        return sending;
    }

    /** Whether who was to take it is gone and has said nothing. */
    boolean isBrokenOff(Socket sending) throws IOException {
        sending.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
        try {
            return sending.getInputStream().read() == -1;
        } catch (SocketException e) {
            return true;
        }
    }

    byte[] content(String agency, JsonNode receipt) {
        var id = receipt.path("evidenceId").asText();
        var answer = send(
                request(URI.create(world.incidents + "/v1/evidence/" + id + "/content"), agency),
                BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** What was done with it, in both services. */
    List<String> custody(JsonNode receipt) {
        return world.api
                .get(
                        "auditor",
                        world.incidents,
                        "/v1/evidence/" + receipt.path("evidenceId").asText())
                .expecting(200)
                .body()
                .path("custody")
                .findValuesAsText("step");
    }

    /** What somebody who was killed had begun to write, and what is being written. */
    List<Path> drafts() {
        return begun().filter(Files::isRegularFile).toList();
    }

    /** What was begun is taken to be left after an hour without a change, and cleared away by who starts then. */
    void anHourPasses() {
        var then = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        begun().forEach(one -> {
            try {
                Files.setLastModifiedTime(one, then);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Stream<Path> begun() {
        try (var files = Files.walk(world.stack.home().resolve("store/.drafts"))) {
            return files.filter(file -> !file.toString().endsWith(".lock")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI evidenceOf(String report, UUID id) {
        return URI.create(world.incidents + "/v1/reports/" + report + "/evidence?id=" + id);
    }

    private static String attachment(String name) {
        return "attachment; filename=\"" + name + "\"";
    }

    private HttpRequest.Builder request(URI at, String account) {
        return HttpRequest.newBuilder(at)
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + world.http.token(account));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
