package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * A party of the example agreement.
 *
 * @param languages those it reads, in the order of its preference
 */
record Party(String code, List<String> languages) {

    static List<Party> of(Settings settings) {
        var agreement = Json.yaml(settings.agreement().resolve("agreement.yaml"));
        return StreamSupport.stream(agreement.path("parties").spliterator(), false)
                .map(party -> new Party(party.path("id").asText(), texts(party.path("languages"))))
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The account of its officer. */
    String officer() {
        return "officer-" + code.toLowerCase(Locale.ROOT);
    }

    /** For messages of tests. */
    @Override
    public String toString() {
        return code;
    }
}
