package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.trucewatch.local.Component;

import java.io.IOException;
import java.nio.file.Files;
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
    private final Exhibits exhibits = Exhibits.of(world);

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
                        var name = file.getFileName().toString();
                        var receipt = exhibits.untilTaken(AGENCY, report, UUID.randomUUID(), name, bytes);
                        assertThat(receipt.path("sha256").asText()).isEqualTo(sha256(bytes));
                        assertThat(exhibits.content(AGENCY, receipt)).isEqualTo(bytes);
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
            clients.execute(() -> receipts.put(n, exhibits.untilTaken(AGENCY, report, id, "film.mp4", files.get(n))));
        }
        clients.shutdown();
        for (int done : List.of(FILES / 8, FILES / 2)) {
            await().until(() -> receipts.size() >= done);
            world.stack.kill9(Component.INCIDENTS);
            exhibits.anHourPasses();
            world.stack.start(Component.INCIDENTS);
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> clients.awaitTermination(1, TimeUnit.SECONDS));

        assertThat(receipts).hasSize(FILES);
        receipts.forEach((n, receipt) ->
                assertThat(exhibits.content(AGENCY, receipt)).as("file " + n).isEqualTo(files.get(n)));
        for (var receipt : receipts.values()) {
            assertThat(exhibits.custody(receipt).stream().filter("STORED"::equals))
                    .hasSize(1);
        }
        await().untilAsserted(() -> assertThat(exhibits.drafts()).isEmpty());
    }

    private String reported() {
        var report = Reports.another();
        world.api.post(AGENCY, world.incidents, "/v1/reports", report).expecting(201);
        return report.path("id").asText();
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
