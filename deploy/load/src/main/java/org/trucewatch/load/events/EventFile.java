package org.trucewatch.load.events;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Reads a CSV of events (RFC 4180, UTF-8, with or without byte order mark) row by row, so that size does not matter. */
final class EventFile implements Iterator<EventRow>, Closeable {

    private final MappingIterator<Map<String, String>> rows;
    private final Mapping mapping;
    private Map<String, String> columns;
    private long row;

    EventFile(InputStream csv, Mapping mapping) throws IOException {
        this.mapping = mapping;
        rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv);
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNextValue();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public EventRow next() {
        try {
            var values = rows.nextValue();
            row++;
            if (columns == null) {
                columns = EventRow.columns(values.keySet(), mapping);
            }
            var named = new HashMap<String, String>();
            columns.forEach((name, header) -> named.put(name, values.get(header)));
            return new EventRow(row, named, mapping);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private UncheckedIOException broken(IOException e) {
        return new UncheckedIOException("No CSV after row " + row + ": " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
