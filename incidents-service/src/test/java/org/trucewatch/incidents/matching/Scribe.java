package org.trucewatch.incidents.matching;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.report.Spelling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes names as somebody else would: another alias, another transliteration, now and then with a slip. */
final class Scribe {

    private static final List<List<String>> TRANSLITERATIONS = List.of(
            List.of("ay", "ei", "ai"),
            List.of("ou", "u", "oo"),
            List.of("iy", "y", "i"),
            List.of("q", "k"),
            List.of("kh", "k"),
            List.of("al ", "al-", "el-", "Al ", ""),
            List.of(" town", " city", ""),
            List.of(" village", ""),
            List.of("ah ", "a "),
            List.of("a", "e"),
            List.of("ss", "s"),
            List.of("dh", "d"));

    private final Random random;
    private final Map<String, List<String>> aliases = new HashMap<>();

    Scribe(Random random) {
        this.random = random;
        for (var actor : Example.registers().get("actors")) {
            var names = new ArrayList<String>();
            actor.path("aliases").forEach(alias -> names.add(alias.asText()));
            actor.path("name").findValues("text").stream().map(JsonNode::asText).forEach(names::add);
            names.forEach(name -> aliases.putIfAbsent(Spelling.normalise(name), names));
        }
    }

    /** Any name that the register knows an actor by, or the one given; half of them respelt. */
    String alias(String actor) {
        var names = aliases.getOrDefault(Spelling.normalise(actor), List.of(actor));
        var name = names.get(random.nextInt(names.size()));
        return random.nextBoolean() ? respelt(name) : name;
    }

    /** One in twenty with a letter too few. */
    String respelt(String name) {
        var written = name + " ";
        for (var ways : TRANSLITERATIONS) {
            var before = written;
            var there = ways.stream()
                    .filter(way -> !way.isEmpty() && before.contains(way))
                    .findFirst();
            if (there.isPresent() && random.nextInt(4) == 0) {
                written = written.replaceFirst(there.get(), ways.get(random.nextInt(ways.size())));
            }
        }
        if (random.nextInt(20) == 0 && written.length() > 4) {
            int slip = 1 + random.nextInt(written.length() - 3);
            written = written.substring(0, slip) + written.substring(slip + 1);
        }
        return written.strip();
    }
}
