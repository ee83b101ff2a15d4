package org.trucewatch.incidents.sheet;

import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.column.Column;
import org.trucewatch.incidents.column.Columns;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the columns that partners read is that of the code. */
class DescribedColumnsTest {

    private static final Pattern LINE = Pattern.compile("\\| `([^`]+)` \\|([^|]*)\\|.*");
    private static final Pattern TAG = Pattern.compile("`(#[^`]+)`");

    @Test
    void everyColumnThatIsDescribedIsKnownUnderItsNameAndItsHashtags() throws IOException {
        described().forEach((name, tags) -> {
            assertThat(Columns.named(name)).as(name).isPresent();
            for (var tag : tags) {
                assertThat(Tags.column(tag).map(Column::name)).as(tag).contains(name);
            }
        });
    }

    @Test
    void everyColumnThatIsKnownIsDescribed() throws IOException {
        assertThat(described().keySet()).containsAll(Columns.singleNames());
    }

    private static Map<String, List<String>> described() throws IOException {
        var columns = new TreeMap<String, List<String>>();
        for (var line : Files.readAllLines(Example.file("incidents-service/contracts/report-csv.md"))) {
            var match = LINE.matcher(line.replace("\\|", ""));
            if (match.matches()) {
                columns.put(
                        match.group(1),
                        TAG.matcher(match.group(2))
                                .results()
                                .map(tag -> tag.group(1))
                                .toList());
            }
        }
        assertThat(columns).hasSizeGreaterThan(40);
        return columns;
    }
}
