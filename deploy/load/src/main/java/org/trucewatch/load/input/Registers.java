package org.trucewatch.load.input;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The registers kept beside an agreement, with actors and areas found by any spelling listed there. */
public final class Registers {

    /** An actor as a report names it. */
    public record Actor(String id, String type) {}

    private final JsonNode document;
    private final Map<String, Actor> actors = new HashMap<>();
    private final Map<String, String> areas = new HashMap<>();

    private Registers(JsonNode document) {
        this.document = document;
        for (var entry : document.path("actors")) {
            var actor = new Actor(entry.path("id").asText(), entry.path("type").asText());
            spellings(entry, "id").forEach(s -> actors.put(key(s), actor));
        }
        for (var entry : document.path("areas")) {
            spellings(entry, "code")
                    .forEach(s -> areas.put(key(s), entry.path("code").asText()));
        }
    }

    public static Registers read(Path file) {
        return new Registers(Json.yaml(file));
    }

    public String agreementId() {
        return document.path("agreementId").asText();
    }

    /** @param section actors, areas, agencies or protectedSites */
    public List<JsonNode> entries(String section) {
        return StreamSupport.stream(document.path(section).spliterator(), false).toList();
    }

    /** The actor with that id, name or alias; letter case does not matter. */
    public Optional<Actor> actor(String spelling) {
        return Optional.ofNullable(actors.get(key(spelling)));
    }

    /** The code of the area with that name or alias. */
    public Optional<String> area(String spelling) {
        return Optional.ofNullable(areas.get(key(spelling)));
    }

    private static Stream<String> spellings(JsonNode entry, String id) {
        var names = entry.findValue("name").findValuesAsText("text");
        var aliases =
                StreamSupport.stream(entry.path("aliases").spliterator(), false).map(JsonNode::asText);
        return Stream.concat(Stream.concat(Stream.of(entry.path(id).asText()), names.stream()), aliases);
    }

    private static String key(String spelling) {
        return spelling.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
