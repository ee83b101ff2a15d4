package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.trucewatch.local.Component;
import org.trucewatch.local.Replica;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whoever takes files and whoever examines them is killed in the middle of it; in the end each file was examined once, and
 * nothing lies or runs about.
 */
class ExaminedOnceTest {

    private static final String AGENCY = "agency-rcc";
    private static final int FILES = 12;

    private final World world = World.started();
    private final Exhibits exhibits = Exhibits.of(world);
    private final Set<Long> killed = new HashSet<>();

    @AfterEach
    void putBack() {
        world.stack.start(Component.INCIDENTS, Component.VERIFICATION);
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void everyFileIsExaminedOnceWhoeverIsKilledInTheMiddleOfIt() throws Exception {
        var report = Reports.another();
        var id = report.path("id").asText();
        var proceedings = Proceedings.begun(world, AGENCY, report);
        world.stack.stop(Component.VERIFICATION);
        // what a killed one had in hand is taken over soon
        try (var examining = world.stack.replica(
                Component.VERIFICATION,
                Map.of("TRUCEWATCH_EXAMINER_LEASE", "PT15S", "TRUCEWATCH_EXAMINER_ATTEMPTS", "9"))) {
            var receipts = new ArrayList<JsonNode>();
            for (int n = 0; n < FILES - 1; n++) {
                receipts.add(exhibits.untilTaken(AGENCY, id, UUID.randomUUID(), n + ".png", picture(n)));
            }
            receipts.add(takenAfterAKillInTheMiddle(id, picture(FILES)));
            for (int kill = 0; kill < 2; kill++) {
                examining.start();
                killInTheMiddle(examining);
            }
            examining.start();

            var items = await().atMost(Duration.ofMinutes(4))
                    .until(
                            () -> world.items(
                                    "reviewer-un", URI.create(examining.url()), proceedings.path("/examinations")),
                            all -> all.size() == FILES
                                    && all.stream()
                                            .noneMatch(item ->
                                                    item.path("state").asText().equals("WAITING")));
            assertThat(items).allSatisfy(item -> {
                assertThat(item.path("state").asText()).as(item.toString()).isEqualTo("EXAMINED");
                assertThat(item.path("copies")).as("copies").hasSize(2);
            });
            assertThat(items.stream().map(item -> item.path("evidenceId").asText()))
                    .containsExactlyInAnyOrderElementsOf(receipts.stream()
                            .map(receipt -> receipt.path("evidenceId").asText())
                            .toList());
            for (var receipt : receipts) {
                await().untilAsserted(() -> assertThat(exhibits.custody(receipt))
                        .containsExactlyInAnyOrder("STORED", "EXAMINED", "COPY_MADE", "COPY_MADE"));
            }
            assertThat(directoriesOf(killed)).isEmpty();
        }
        await().untilAsserted(() -> assertThat(exhibits.drafts()).isEmpty());
    }

    /** Half of it is there when incidents-service dies; then it is sent again. */
    private JsonNode takenAfterAKillInTheMiddle(String report, byte[] file) throws Exception {
        var evidence = UUID.randomUUID();
        try (var sending = exhibits.halfSent(AGENCY, report, evidence, "image/png", "last.png", file)) {
            await().until(() -> !exhibits.drafts().isEmpty());
            world.stack.kill9(Component.INCIDENTS);
            assertThat(exhibits.isBrokenOff(sending)).isTrue();
        }
        assertThat(exhibits.drafts()).as("what was begun").isNotEmpty();
        exhibits.anHourPasses();
        world.stack.start(Component.INCIDENTS);
        return exhibits.untilTaken(AGENCY, report, evidence, "last.png", file);
    }

    /** While a file is looked at; the process that looks does not outlive it. */
    private void killInTheMiddle(Replica examining) throws IOException {
        var service = examining.process().orElseThrow();
        var lookers = await("a file is looked at")
                .pollInterval(Duration.ofMillis(50))
                .until(() -> service.descendants().toList(), list -> !list.isEmpty());
        examining.kill9();
        exhibits.anHourPasses();
        killed.add(service.pid());
        assertThat(directoriesOf(Set.of(service.pid()))).as("what it left").isNotEmpty();
        await().untilAsserted(() -> assertThat(lookers).noneMatch(ProcessHandle::isAlive));
    }

    private static List<Path> directoriesOf(Set<Long> processes) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> processes.stream()
                            .anyMatch(process ->
                                    path.getFileName().toString().startsWith("trucewatch-examiner-" + process + "-")))
                    .toList();
        }
    }

    private static byte[] picture(int n) throws IOException {
        var picture = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        for (int i = 0; i < 40; i++) {
            pen.setColor(new Color((n + 1) * 7_919 * (i + 3) & 0xffffff));
            pen.fillOval(i * 53 % 1200, (n + i) * 97 % 900, 300, 200);
        }
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
