package org.trucewatch.load.ucdp;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Reads a GED CSV (RFC 4180, UTF-8, with or without byte order mark) row by row, so that size does not matter. */
final class GedFile implements Iterator<GedRow>, Closeable {

    private final MappingIterator<Map<String, String>> rows;
    private Map<String, String> columns;

    GedFile(InputStream csv) throws IOException {
        rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv);
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public GedRow next() {
        var values = rows.next();
        if (columns == null) {
            columns = GedRow.columns(values.keySet());
        }
        var named = new HashMap<String, String>();
        columns.forEach((name, header) -> named.put(name, values.get(header)));
        return new GedRow(rows.getCurrentLocation().getLineNr(), named);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
