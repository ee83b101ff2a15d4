package org.trucewatch.load.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Registers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Who may have done it: the sides of an event that act in it. A side written as a list is several candidates. */
final class Sides {

    private final Registers registers;
    private final Mapping mapping;

    Sides(Registers registers, Mapping mapping) {
        this.registers = registers;
        this.mapping = mapping;
    }

    ArrayNode alleged(Event event) {
        var act = event.act();
        var first = act.sides() == Mapping.Acting.FIRST;
        var names = (first ? Stream.of(event.sideA()) : Stream.of(event.sideA(), event.sideB()))
                .flatMap(side -> groups(side).stream())
                .filter(name -> !name.isEmpty() && mapping.nobody().stream().noneMatch(name::equalsIgnoreCase))
                .distinct()
                .toList();
        var likelihood = first && names.size() > 1 ? "ROUGHLY_EVEN" : act.likelihood(event.isClear());
        var alleged = Json.MAPPER.createArrayNode();
        names.forEach(name -> alleged.add(candidate(name, likelihood, act.basis())));
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
