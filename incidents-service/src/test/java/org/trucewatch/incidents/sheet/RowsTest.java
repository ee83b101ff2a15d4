package org.trucewatch.incidents.sheet;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.intake.Source;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows are what another program that reads RFC 4180 makes of the same file. */
class RowsTest {

    private static final String[] PIECES = {
        "a", "б", "ق", " ", "\"\"", ",", ";", "\n", "\r\n", "=1+1", "'", "\t", "x".repeat(100), "\ud83d\ude00"
    };

    private final Random random = new Random(4180);

    @Test
    void whateverIsInCellsTheyAreReadAsAnotherProgramReadsThem() throws IOException {
        for (int n = 0; n < 3_000; n++) {
            var csv = new StringBuilder("a,b,c\r\n");
            int rows = 1 + random.nextInt(5);
            for (int row = 0; row < rows; row++) {
                csv.append(cell()).append(',').append(cell()).append(',').append(cell());
                csv.append(random.nextBoolean() ? "\r\n" : "\n");
            }

            assertThat(ours(csv.toString())).as(csv.toString()).isEqualTo(others(csv.toString()));
        }
    }

    @Test
    void aRowThatIsTooLongIsCountedNoFurtherThanToKnowThat() throws IOException {
        var rows = new Rows(new StringReader("a\r\n" + "x".repeat(2 * Source.LONGEST_LINE) + "\r\nb\r\n"));

        assertThat(rows.next().isTooLong()).isFalse();
        assertThat(rows.next()).isEqualTo(new Row(2, List.of(), Source.LONGEST_LINE + 1, null));
        assertThat(rows.next()).isEqualTo(new Row(3, List.of("b"), 1, null));
    }

    private String cell() {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        boolean plain = text.chars().noneMatch(c -> "\",\r\n".indexOf(c) >= 0);
        return plain && random.nextBoolean() ? text.toString() : "\"" + text + "\"";
    }

    private static List<List<String>> ours(String csv) throws IOException {
        var reader = new Rows(new StringReader(csv));
        var rows = new ArrayList<List<String>>();
        for (Row row; (row = reader.next()) != null; ) {
            assertThat(row.fault()).isNull();
            rows.add(row.cells());
        }
        return rows;
    }

    private static List<List<String>> others(String csv) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (var read = new CsvMapper()
                .readerForListOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .<List<String>>readValues(csv)) {
            read.forEachRemaining(rows::add);
        }
        return rows;
    }
}
