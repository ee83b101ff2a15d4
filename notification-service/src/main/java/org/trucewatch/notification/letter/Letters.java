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
        return read(canonical, JsonNode.class);
    }

    /** The letters of a document in all its languages. */
    public static List<Letter> of(JsonNode document) {
        var letters = new ArrayList<Letter>();
        document.path("letters").forEach(letter -> letters.add(Json.MAPPER.convertValue(letter, Letter.class)));
        return letters;
    }

    /** The titles as {@link Composer} writes them beside the document. */
    public static List<Title> titles(String kept) {
        return List.of(read(kept, Title[].class));
    }

    /** All of them, those in the preferred languages first, in the order of preference. */
    public static <T extends Titled> List<T> preferring(List<String> languages, List<T> all) {
        var rest = new ArrayList<>(all);
        var sorted = new ArrayList<T>();
        for (String wanted : languages) {
            var primary = wanted.split("-")[0];
            rest.stream().filter(one -> one.lang().equals(primary)).findFirst().ifPresent(one -> {
                sorted.add(one);
                rest.remove(one);
            });
        }
        sorted.addAll(rest);
        return sorted;
    }

    /** Those in the given languages only; all of them where none fits. */
    public static List<Letter> in(List<String> languages, List<Letter> all) {
        var chosen = preferring(languages, all).stream()
                .filter(letter -> languages.contains(letter.lang()))
                .toList();
        return chosen.isEmpty() ? all : chosen;
    }

    private static <T> T read(String kept, Class<T> type) {
        try {
            return Json.MAPPER.readValue(kept, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept document is not JSON", e);
        }
    }
}
