package org.trucewatch.incidents.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.trucewatch.kit.problems.FieldError;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where in a text the fields stand that are wrong: a field at its name, an item of a list where it begins, and what is
 * not there at what it is missing from.
 */
final class Places {

    private static final String ROOT = "#";

    private final Set<String> wanted = new HashSet<>();
    private final Map<String, JsonLocation> places = new HashMap<>();

    private Places() {}

    /** The same errors with line and column. @param text that the language can read */
    static List<FieldError> locate(List<FieldError> errors, byte[] text, JsonFactory language) {
        var places = new Places();
        errors.forEach(error -> places.want(error.pointer()));
        try (var parser = language.createParser(text)) {
            parser.nextToken();
            places.see(parser, ROOT, parser.currentTokenLocation());
        } catch (IOException e) {
            throw new IllegalStateException("what was read once cannot be read again", e);
        }
        return errors.stream().map(places::locate).toList();
    }

    private void want(String pointer) {
        for (var at = pointer; at.startsWith(ROOT) && wanted.add(at) && at.contains("/"); ) {
            at = above(at);
        }
    }

    private static String above(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    /** Notes the value at which the parser is, and looks into it where something in it is wanted. */
    private void see(JsonParser parser, String pointer, JsonLocation place) throws IOException {
        if (!wanted.contains(pointer)) {
            parser.skipChildren();
            return;
        }
        places.put(pointer, place);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var below = FieldError.below(pointer, TextRule.writable(parser.currentName()));
                var name = parser.currentTokenLocation();
                parser.nextToken();
                see(parser, below, name);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                see(parser, pointer + "/" + i, parser.currentTokenLocation());
            }
        }
    }

    private FieldError locate(FieldError error) {
        var pointer = error.pointer();
        while (!places.containsKey(pointer) && pointer.contains("/")) {
            pointer = above(pointer);
        }
        var place = places.get(pointer);
        return place == null ? error : error.at(place.getLineNr(), place.getColumnNr());
    }
}
