package org.trucewatch.notification.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.notification.agreement.Text;

import java.util.ArrayList;
import java.util.List;

/** Reads words that came as a plain string, as one text, or as texts in several languages. */
final class Words {

    private Words() {}

    static List<Text> of(JsonNode words) {
        if (words == null || words.isNull()) {
            return List.of();
        }
        if (words.isTextual()) {
            return List.of(Text.of(Text.UNDETERMINED, words.asText()));
        }
        if (words.isObject()) {
            return List.of(Json.MAPPER.convertValue(words, Text.class));
        }
        var texts = new ArrayList<Text>();
        words.forEach(word -> texts.addAll(of(word)));
        return texts;
    }

    /** A list of which each entry is said in one or several languages; a flat list of texts is one entry. */
    static List<List<Text>> listOf(JsonNode list) {
        if (list == null || !list.isArray() || list.isEmpty()) {
            return List.of();
        }
        if (list.get(0).isObject()) {
            return List.of(of(list));
        }
        var entries = new ArrayList<List<Text>>();
        list.forEach(entry -> entries.add(of(entry)));
        return entries;
    }
}
