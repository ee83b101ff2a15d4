package org.trucewatch.incidents.terms;

import org.trucewatch.incidents.report.Point;
import org.trucewatch.incidents.report.Spelling;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the registers of an agreement say about one time. */
public final class Registers {

    private record Candidate(String id, int distance) {}

    private final RegisterHistory history;
    private final Instant time;

    Registers(RegisterHistory history, Instant time) {
        this.history = history;
        this.time = time;
    }

    public Optional<Actor> actor(String id) {
        return history.actors.at(time, id).map(RegisterHistory.Known::actor);
    }

    /** The actor of that name or alias, however it is transliterated; empty when that could be several. */
    public Optional<Actor> actorNamed(String name) {
        return name == null
                ? Optional.empty()
                : history.named(time, Spelling.normalise(name)).or(() -> history.sounding(time, Spelling.sound(name)));
    }

    /** All of them, by id. */
    public List<Actor> actors() {
        return history.actors.at(time).map(RegisterHistory.Known::actor).toList();
    }

    /** Those in which the agreement holds, by code. */
    public List<Area> areas() {
        return history.areas.at(time).filter(area -> area.isValid(time)).toList();
    }

    /** The area, whether the agreement holds in it at the time or not: a place is where it is. */
    public Optional<Area> area(String code) {
        return history.areas.at(time, code);
    }

    /** Whether the area is one in which the agreement does not hold at the time. */
    public boolean excludes(String code) {
        return area(code).filter(area -> !area.isValid(time)).isPresent();
    }

    public Optional<Agency> agency(String id) {
        return history.agencies.at(time, id);
    }

    /** Whether the agreement ever named any: one that names none holds everywhere. */
    public boolean hasAreas() {
        return !history.areas.isEmpty();
    }

    /** Whether the agreement holds at the point. */
    public boolean insideAny(Point point) {
        return history.areas.at(time).anyMatch(area -> area.isValid(time) && area.contains(point));
    }

    /** The smallest area around the point: boxes overlap, and the smaller one says more. */
    public Optional<Area> areaAround(Point point) {
        return history.areas
                .at(time)
                .filter(area -> area.contains(point))
                .min(Comparator.comparingDouble(Area::size).thenComparing(Area::code));
    }

    /** Up to three registered actors whose name or alias is spelled most like the given one. */
    public List<String> actorsNamedLike(String name) {
        var wanted = Spelling.normalise(name);
        int most = Math.max(2, wanted.length() / 3);
        return history.actors
                .at(time)
                .map(known -> new Candidate(known.actor().id(), distance(known, wanted)))
                .filter(candidate -> candidate.distance() <= most)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::id))
                .limit(3)
                .map(Candidate::id)
                .toList();
    }

    private static int distance(RegisterHistory.Known known, String wanted) {
        return known.spellings().stream()
                .mapToInt(alias ->
                        alias.contains(wanted) || wanted.contains(alias) ? 1 : Spelling.distance(alias, wanted))
                .min()
                .orElse(Integer.MAX_VALUE);
    }
}
