package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.trucewatch.load.input.Json;
import org.trucewatch.local.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Files come in as they are, and whatever is killed, none that was receipted is missing and none is half there. */
class EvidenceTest {

    private static final String AGENCY = "agency-un";
    private static final int FILES = 40;
    private static final int MOST_BYTES = 4_000_000;

    private final World world = World.started();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestFactory
    Stream<DynamicTest> everyPhotographComesBackAsItWas() throws IOException {
        var photographs = world.settings.root().resolveSibling("shared/data/media/exif");
        if (!Files.isDirectory(photographs)) {
            return Stream.empty();
        }
        var report = reported();
        try (var files = Files.list(photographs)) {
            return files.filter(file -> file.toString().matches(".*\\.jpe?g")).toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        var bytes = Files.readAllBytes(file);
                        var receipt = Json.read(upload(report, UUID.randomUUID(), bytes, file.getFileName())
                                .body());
                        assertThat(receipt.path("sha256").asText()).isEqualTo(sha256(bytes));
                        assertThat(content(receipt)).isEqualTo(bytes);
                    }));
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void whateverIsKilledDuringUploadsNothingIsHalfThereAndNothingReceiptedIsMissing() throws Exception {
        var report = reported();
        var files = IntStream.range(0, FILES).mapToObj(EvidenceTest::file).toList();
        var receipts = new ConcurrentHashMap<Integer, JsonNode>();
        var clients = Executors.newFixedThreadPool(6);
        for (int i = 0; i < FILES; i++) {
            int n = i;
            var id = UUID.randomUUID();
            clients.execute(() -> receipts.put(n, untilTaken(report, id, files.get(n))));
        }
        clients.shutdown();
        for (int done : List.of(FILES / 8, FILES / 2)) {
            await().until(() -> receipts.size() >= done);
            world.stack.kill9(Component.INCIDENTS);
            world.stack.start(Component.INCIDENTS);
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> clients.awaitTermination(1, TimeUnit.SECONDS));

        assertThat(receipts).hasSize(FILES);
        receipts.forEach(
                (n, receipt) -> assertThat(content(receipt)).as("file " + n).isEqualTo(files.get(n)));
        for (var receipt : receipts.values()) {
            var evidence = "/v1/evidence/" + receipt.path("evidenceId").asText();
            var custody = world.api
                    .get("auditor", world.incidents, evidence)
                    .expecting(200)
                    .body()
                    .path("custody");
            assertThat(custody.findValuesAsText("step").stream().filter("STORED"::equals))
                    .hasSize(1);
        }
        await().untilAsserted(() -> assertThat(drafts()).isEmpty());
    }

    private String reported() {
        var report = Reports.another();
        world.api.post(AGENCY, world.incidents, "/v1/reports", report).expecting(201);
        return report.path("id").asText();
    }

    private JsonNode untilTaken(String report, UUID id, byte[] file) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            try {
                                return Json.read(upload(report, id, file, Path.of("film.mp4"))
                                        .body());
                            } catch (UncheckedIOException e) {
                                return Json.object(); // killed in the middle: send again
                            }
                        },
                        receipt -> receipt.has("evidenceId"));
    }

    private HttpResponse<String> upload(String report, UUID id, byte[] file, Path name) {
        var at = URI.create(world.incidents + "/v1/reports/" + report + "/evidence?id=" + id);
        return send(
                request(at, AGENCY)
                        .header("Content-Type", "application/octet-stream")
                        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                        .POST(BodyPublishers.ofByteArray(file)),
                BodyHandlers.ofString());
    }

    private byte[] content(JsonNode receipt) {
        var id = receipt.path("evidenceId").asText();
        var answer = send(
                request(URI.create(world.incidents + "/v1/evidence/" + id + "/content"), AGENCY),
                BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
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

    /** What a service that was killed had begun to write. */
    private List<Path> drafts() throws IOException {
        try (var files = Files.walk(world.stack.home().resolve("store/.drafts"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    private static byte[] file(int n) {
        var file = new byte[1 + (int) ((long) MOST_BYTES * n / FILES)];
        new Random(n).nextBytes(file);
        return file;
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
