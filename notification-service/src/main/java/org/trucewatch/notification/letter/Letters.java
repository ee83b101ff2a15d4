package org.trucewatch.notification.letter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.kit.events.Json;

import java.util.ArrayList;
import java.util.List;

/** The letters of a kept document. */
public final class Letters {

    private Letters() {}

    public static JsonNode document(String canonical) {
        try {
            return Json.MAPPER.readTree(canonical);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept document is not JSON", e);
        }
    }

    /** All letters, those in the preferred languages first, in the order of preference. */
    public static List<Letter> preferring(List<String> languages, JsonNode document) {
        var rest = new ArrayList<Letter>();
        document.path("letters").forEach(letter -> rest.add(Json.MAPPER.convertValue(letter, Letter.class)));
        var sorted = new ArrayList<Letter>();
        for (String wanted : languages) {
            var primary = wanted.split("-")[0];
            rest.stream()
                    .filter(letter -> letter.lang().equals(primary))
                    .findFirst()
                    .ifPresent(letter -> {
                        sorted.add(letter);
                        rest.remove(letter);
                    });
        }
        sorted.addAll(rest);
        return sorted;
    }

    /** The letters in the given languages only; all of them where none fits. */
    public static List<Letter> in(List<String> languages, JsonNode document) {
        var chosen = preferring(languages, document).stream()
                .filter(letter -> languages.contains(letter.lang()))
                .toList();
        return chosen.isEmpty() ? preferring(languages, document) : chosen;
    }
}
