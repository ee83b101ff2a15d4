package org.trucewatch.load.input;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A body with the account that posts it: a line {@code {"as":"agency-rcc","report":{…}}} of an example file. */
public record Labelled(String account, JsonNode body) {

    /** @param member report or tally */
    public static List<Labelled> read(Path file, String member) {
        try (var lines = Files.lines(file)) {
            return lines.filter(l -> !l.isBlank())
                    .map(Json::read)
                    .map(l -> new Labelled(l.path("as").asText(), l.required(member)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
