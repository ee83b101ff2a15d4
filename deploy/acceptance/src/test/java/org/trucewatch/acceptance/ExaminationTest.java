package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.trucewatch.local.Component;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** What a reviewer reads of the files that an agency sent: of photographs what is known of them, of hostile files a result. */
class ExaminationTest {

    private static final String AGENCY = "agency-rcc";
    private static final String REVIEWER = "reviewer-un";
    private static final DateTimeFormatter EXIF = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");

    /** What must be said of some: a kind of result, and words that stand in it. */
    private static final Map<String, List<String>> TELLING = Map.ofEntries(
            Map.entry("zip-ratio-1000x-50MB.zip", List.of("ARCHIVE", "BOMB")),
            Map.entry("zipbomb.xlsx", List.of("ARCHIVE", "BOMB")),
            Map.entry("zip-nested-3-levels.zip", List.of("ARCHIVE", "ARCHIVE_WITHIN")),
            Map.entry("zip-slip-paths.zip", List.of("ARCHIVE", "LEADS_OUTSIDE")),
            Map.entry("zip-duplicate-names.zip", List.of("ARCHIVE", "DUPLICATE_NAMES")),
            Map.entry("password-encrypted.zip", List.of("ARCHIVE", "ENCRYPTED")),
            Map.entry("bla.encrypted.7z", List.of("ARCHIVE", "ENCRYPTED")),
            Map.entry("COMPRESS-214_unix_symlinks.zip", List.of("ARCHIVE", "LINKS")),
            Map.entry("decompression-bomb-30000x30000.png", List.of("PICTURE", "NOT_DECODED")),
            Map.entry("huge-dimensions-no-data.png", List.of("PICTURE", "NOT_DECODED")),
            Map.entry("html-named-as.jpg", List.of("TYPE", "DIFFERS")),
            Map.entry("polyglot-jpeg-plus-zip.jpg", List.of("TYPE", "application/zip")),
            Map.entry("polyglot-pdf-in-jpeg-comment.jpg", List.of("TYPE", "application/pdf")));

    private final World world = World.started();
    private final Path media = world.settings.root().resolveSibling("shared/data/media");

    @TestFactory
    Stream<DynamicNode> everyPhotographIsFoundToBeWhatItsManifestSays() throws IOException {
        if (!Files.exists(media.resolve("exif/manifest.csv"))) {
            return Stream.empty();
        }
        var rows = Files.readAllLines(media.resolve("exif/manifest.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        var sent = new LinkedHashMap<String, byte[]>();
        for (var row : rows) {
            sent.put(row[0], Files.readAllBytes(media.resolve("exif").resolve(row[0])));
        }
        var found = examined(sent);
        return rows.stream().map(row -> DynamicTest.dynamicTest(row[0], () -> compare(row, found.get(row[0]))));
    }

    @TestFactory
    Stream<DynamicNode> everyHostileFileGetsAResultAndTheServiceLives() throws IOException {
        var sent = new LinkedHashMap<String, byte[]>();
        for (var folder : List.of("archives", "synthetic")) {
            if (Files.isDirectory(media.resolve(folder))) {
                try (var files = Files.list(media.resolve(folder))) {
                    for (var file : files.sorted().toList()) {
                        sent.put(file.getFileName().toString(), bytes(file));
                    }
                }
            }
        }
        if (sent.isEmpty()) {
            return Stream.empty();
        }
        var before = world.stack.process(Component.VERIFICATION).orElseThrow().pid();
        var found = examined(sent);
        var each = new ArrayList<DynamicNode>();
        found.forEach((name, item) -> each.add(DynamicTest.dynamicTest(name, () -> mustBeClear(name, item))));
        return Stream.of(
                DynamicContainer.dynamicContainer("each", each), DynamicTest.dynamicTest("the service lives", () -> {
                    assertThat(world.stack
                                    .process(Component.VERIFICATION)
                                    .orElseThrow()
                                    .pid())
                            .isEqualTo(before);
                    assertThat(world.stack.answers(Component.VERIFICATION)).isTrue();
                }));
    }

    private static void compare(String[] row, JsonNode item) {
        assertThat(item.path("state").asText()).as(item.toString()).isEqualTo("EXAMINED");
        assertThat(item.path("sha256").asText()).isEqualTo(row[2]);
        assertThat(result(item, "TYPE").path("outcome").asText()).isEqualTo("AGREES");
        var read = result(item, "METADATA").path("detail");

        assertThat(read.has("takenLocal")).as("capture time").isEqualTo(!row[8].isEmpty());
        if (!row[8].isEmpty()) {
            assertThat(LocalDateTime.parse(read.path("takenLocal").asText()))
                    .isEqualTo(LocalDateTime.parse(row[8], EXIF));
        }
        if (row[9].equals("0.0") && row[10].equals("0.0")) {
            assertThat(read.has("point")).as("a receiver that knew no place").isFalse();
        } else if (!row[9].isEmpty()) { // where the manifest knows none there may be one all the same
            assertThat(read.at("/point/0").asDouble()).isCloseTo(Double.parseDouble(row[10]), within(2e-6));
            assertThat(read.at("/point/1").asDouble()).isCloseTo(Double.parseDouble(row[9]), within(2e-6));
        }
        assertThat(read.at("/device/make").asText("")).isEqualTo(row[5]);
        assertThat(read.at("/device/model").asText("")).isEqualTo(row[6].split("\0")[0]); // a text ends there
    }

    private static void mustBeClear(String name, JsonNode item) {
        assertThat(item.path("state").asText()).as(item.toString()).isEqualTo("EXAMINED");
        assertThat(result(item, "TYPE").path("outcome").asText()).isIn("AGREES", "DIFFERS", "CANNOT_TELL");
        assertThat(result(item, "SCAN").path("outcome").asText()).isEqualTo("NOT_SCANNED");
        if (TELLING.containsKey(name)) {
            var kindAndWord = TELLING.get(name);
            assertThat(result(item, kindAndWord.get(0)).toString()).contains(kindAndWord.get(1));
        }
    }

    private static JsonNode result(JsonNode item, String kind) {
        return StreamSupport.stream(item.path("results").spliterator(), false)
                .filter(one -> one.path("kind").asText().equals(kind))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** What the reviewer sees of each in the end, by its name; all are sent at once. */
    private Map<String, JsonNode> examined(Map<String, byte[]> files) {
        var report = Reports.another();
        var proceedings = Proceedings.begun(world, AGENCY, report);
        var exhibits = Exhibits.of(world);
        files.forEach((name, bytes) -> {
            var answer = exhibits.send(
                    AGENCY,
                    report.path("id").asText(),
                    UUID.randomUUID(),
                    type(name),
                    name,
                    BodyPublishers.ofByteArray(bytes));
            assertThat(answer.statusCode())
                    .as(name + ": " + answer.body())
                    .isEqualTo(bytes.length == 0 ? 422 : 201); // there is nothing to examine
        });
        var taken = files.keySet().stream()
                .filter(name -> files.get(name).length > 0)
                .collect(Collectors.toSet());
        var found = await("examinations of " + proceedings)
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> world.items(REVIEWER, world.verification, proceedings.path("/examinations")),
                        items -> items.size() == taken.size()
                                && items.stream()
                                        .noneMatch(item ->
                                                item.path("state").asText().equals("WAITING")));
        var byName = new LinkedHashMap<String, JsonNode>();
        found.forEach(item -> byName.put(item.path("filename").asText(), item));
        assertThat(byName.keySet()).isEqualTo(taken);
        return byName;
    }

    private static String type(String name) {
        return name.matches(".*\\.jpe?g") ? "image/jpeg" : "application/octet-stream";
    }

    /** The test string of scanners is kept encoded, so that none finds it where it lies. */
    private static byte[] bytes(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        return file.toString().endsWith(".b64.txt")
                ? Base64.getMimeDecoder().decode(new String(bytes, StandardCharsets.US_ASCII).strip())
                : bytes;
    }
}
