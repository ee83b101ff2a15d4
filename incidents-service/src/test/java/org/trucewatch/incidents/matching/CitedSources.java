package org.trucewatch.incidents.matching;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import org.trucewatch.incidents.Example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What sources said of real events of which it is known which are one: UCDP GED, February to April 2016 (CC BY 4.0). */
final class CitedSources {

    private static final Path FILE =
            Example.file("../shared/data/events/ucdp-ged-syria/derived-source-reports-2016-02-to-04.csv");

    private CitedSources() {}

    static boolean areHere() {
        return Files.isRegularFile(FILE);
    }

    static List<Map<String, String>> ofMonth(String month) throws IOException {
        var rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(FILE.toFile());
        try (rows) {
            return rows.readAll().stream()
                    .filter(row -> row.get("date_start").startsWith(month))
                    .toList();
        }
    }
}
