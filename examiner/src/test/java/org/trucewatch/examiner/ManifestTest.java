package org.trucewatch.examiner;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What the manifest of the photographs says is what is read from them. */
class ManifestTest {

    private static final Path EXIF = Path.of("../../shared/data/media/exif");

    @TestFactory
    Stream<DynamicTest> timePlaceAndDeviceAreThoseOfTheManifest() throws Exception {
        if (!Files.exists(EXIF.resolve("manifest.csv"))) {
            return Stream.of(DynamicTest.dynamicTest("no photographs here", () -> {}));
        }
        return Files.readAllLines(EXIF.resolve("manifest.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> compare(row)));
    }

    private static void compare(String[] row) throws Exception {
        var sample = Sample.of(EXIF.resolve(row[0]), "image/jpeg", Path.of("target"), Path.of("none"), null);
        assertThat(new TypeLook().at(sample).get(0).outcome()).isEqualTo("AGREES");
        Map<String, ?> found = new MetadataLook().at(sample).get(0).detail();

        var local = Moments.local(row[8]);
        assertThat(found.get("takenLocal")).isEqualTo(local == null ? null : local.toString());
        if (row[9].equals("0.0") && row[10].equals("0.0")) {
            assertThat(found.get("point")).isNull();
        } else if (!row[9].isEmpty()) { // where the manifest knows none there may be one all the same
            var point = (List<?>) found.get("point");
            assertThat((Double) point.get(0)).isCloseTo(Double.parseDouble(row[10]), within(2e-6));
            assertThat((Double) point.get(1)).isCloseTo(Double.parseDouble(row[9]), within(2e-6));
        }
        var device = found.get("device") instanceof Map<?, ?> map ? map : Map.of();
        assertThat(device.get("make")).isEqualTo(row[5].isEmpty() ? null : row[5]);
        var model = row[6].split("\0")[0]; // a text ends there, whatever follows it
        assertThat(device.get("model")).isEqualTo(model.isEmpty() ? null : model);
    }
}
