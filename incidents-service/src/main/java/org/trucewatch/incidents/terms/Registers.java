package org.trucewatch.incidents.terms;

import org.trucewatch.incidents.report.Point;
import org.trucewatch.incidents.report.Spelling;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Actors, areas and agencies of an agreement, indexed for checks. */
public final class Registers {

    private record Candidate(String id, int distance) {}

    private final Map<String, Actor> actors = new TreeMap<>();
    private final Map<String, String> actorByName = new HashMap<>();
    private final Map<String, Optional<String>> actorBySound = new HashMap<>();
    private final Map<String, Area> areas = new TreeMap<>();
    private final Map<String, Agency> agencies = new HashMap<>();

    public Registers(Collection<Actor> actors, Collection<Area> areas, Collection<Agency> agencies) {
        for (var actor : actors) {
            this.actors.put(actor.id(), actor);
            actorByName.put(Spelling.normalise(actor.id()), actor.id());
            actor.aliases().forEach(alias -> actorByName.putIfAbsent(Spelling.normalise(alias), actor.id()));
            actor.name().forEach(name -> actorByName.putIfAbsent(Spelling.normalise(name.text()), actor.id()));
        }
        actorByName.forEach((name, id) -> actorBySound.merge(
                Spelling.sound(name), Optional.of(id), (one, other) -> one.equals(other) ? one : Optional.empty()));
        areas.forEach(area -> this.areas.put(area.code(), area));
        agencies.forEach(agency -> this.agencies.put(agency.id(), agency));
    }

    public Optional<Actor> actor(String id) {
        return Optional.ofNullable(id == null ? null : actors.get(id));
    }

    /** The actor of that name or alias, however it is transliterated; empty when that could be several. */
    public Optional<Actor> actorNamed(String name) {
        if (name == null) {
            return Optional.empty();
        }
        var exact = actorByName.get(Spelling.normalise(name));
        return exact != null
                ? actor(exact)
                : actorBySound
                        .getOrDefault(Spelling.sound(name), Optional.empty())
                        .flatMap(this::actor);
    }

    /** All of them, by id. */
    public Collection<Actor> actors() {
        return Collections.unmodifiableCollection(actors.values());
    }

    /** All of them, by code. */
    public Collection<Area> areas() {
        return Collections.unmodifiableCollection(areas.values());
    }

    public Optional<Area> area(String code) {
        return Optional.ofNullable(code == null ? null : areas.get(code));
    }

    public Optional<Agency> agency(String id) {
        return Optional.ofNullable(agencies.get(id));
    }

    public boolean hasAreas() {
        return !areas.isEmpty();
    }

    public boolean insideAny(Point point) {
        return areas.values().stream().anyMatch(area -> area.contains(point));
    }

    /** The smallest area around the point: boxes overlap, and the smaller one says more. */
    public Optional<Area> areaAround(Point point) {
        return areas.values().stream()
                .filter(area -> area.contains(point))
                .min(Comparator.comparingDouble(Area::size).thenComparing(Area::code));
    }

    /** Up to three registered actors whose name or alias is spelled most like the given one. */
    public List<String> actorsNamedLike(String name) {
        var wanted = Spelling.normalise(name);
        var best = new HashMap<String, Integer>();
        actorByName.forEach((alias, id) -> {
            int distance = alias.contains(wanted) || wanted.contains(alias) ? 1 : Spelling.distance(alias, wanted);
            if (distance <= Math.max(2, wanted.length() / 3)) {
                best.merge(id, distance, Math::min);
            }
        });
        return best.entrySet().stream()
                .map(entry -> new Candidate(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::id))
                .limit(3)
                .map(Candidate::id)
                .toList();
    }
}
