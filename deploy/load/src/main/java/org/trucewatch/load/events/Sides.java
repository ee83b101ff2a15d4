package org.trucewatch.load.ucdp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Registers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may have done it. The dataset says who fought whom and not who began, so both sides of a clash are even
 * candidates; only one-sided violence names its author. A side written as a list is several candidates.
 */
final class Sides {

    private final Registers registers;

    Sides(Registers registers) {
        this.registers = registers;
    }

    ArrayNode alleged(GedEvent event) {
        var oneSided = event.violence() == GedEvent.ONE_SIDED;
        var sides = oneSided ? Stream.of(event.sideA()) : Stream.of(event.sideA(), event.sideB());
        var names = sides.flatMap(s -> groups(s).stream())
                .filter(n -> !n.isEmpty() && !n.equalsIgnoreCase("Civilians"))
                .distinct()
                .toList();
        var likelihood =
                oneSided && names.size() == 1 ? (event.clarity() == 1 ? "VERY_LIKELY" : "LIKELY") : "ROUGHLY_EVEN";
        var alleged = Json.MAPPER.createArrayNode();
        names.forEach(
                n -> alleged.add(candidate(n, likelihood, oneSided ? "ONE_SIDED_VIOLENCE" : "SIDE_OF_THE_CLASH")));
        return alleged;
    }

    private List<String> groups(String side) {
        if (registers.actor(side).isPresent() || !side.contains(",")) {
            return List.of(side.strip());
        }
        return Arrays.stream(side.split(",")).map(String::strip).toList();
    }

    private ObjectNode candidate(String name, String likelihood, String basis) {
        var actor = registers.actor(name);
        var candidate = Json.object();
        actor.ifPresent(a -> candidate.put("actor", a.id()));
        return candidate
                .put("named", name)
                .put("type", actor.map(Registers.Actor::type).orElse("UNKNOWN"))
                .put("likelihood", likelihood)
                .put("basis", basis);
    }
}
