package org.trucewatch.incidents.terms;

import org.trucewatch.incidents.report.Spelling;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registers of an agreement as they were, are and will be. Not changed any more once it is filled. */
public final class RegisterHistory {

    /**
     * An actor and what it may be called.
     *
     * @param spellings its id, names and aliases, comparable
     * @param sounds how these sound
     */
    record Known(Actor actor, String id, Set<String> spellings, Set<String> sounds) {
        static Known of(Actor actor) {
            var names = actor.name().stream().map(Actor.Name::text);
            var spellings = Stream.concat(Stream.concat(Stream.of(actor.id()), actor.aliases().stream()), names)
                    .map(Spelling::normalise)
                    .collect(Collectors.toUnmodifiableSet());
            var sounds = spellings.stream().map(Spelling::sound).collect(Collectors.toUnmodifiableSet());
            return new Known(actor, Spelling.normalise(actor.id()), spellings, sounds);
        }
    }

    final Revisions<Known> actors = new Revisions<>();
    final Revisions<Area> areas = new Revisions<>();
    final Revisions<Agency> agencies = new Revisions<>();

    // who was ever called so, whenever that was
    private final Map<String, Set<String>> bySpelling = new HashMap<>();
    private final Map<String, Set<String>> bySound = new HashMap<>();

    /** Of the revisions of an entry, one that begins to hold later is added later. @param from null: from ever */
    public void add(Actor actor, Instant from) {
        var known = Known.of(actor);
        actors.add(actor.id(), from, known);
        known.spellings()
                .forEach(name ->
                        bySpelling.computeIfAbsent(name, any -> new TreeSet<>()).add(actor.id()));
        known.sounds().forEach(sound -> bySound.computeIfAbsent(sound, any -> new TreeSet<>())
                .add(actor.id()));
    }

    public void add(Area area, Instant from) {
        areas.add(area.code(), from, area);
    }

    public void add(Agency agency, Instant from) {
        agencies.add(agency.id(), from, agency);
    }

    /** What they say about a time. */
    public Registers at(Instant time) {
        return new Registers(this, time);
    }

    /** Whoever is called so at the time; of several the one whose id it is, or the first. */
    Optional<Actor> named(Instant time, String spelling) {
        var called = called(
                bySpelling.get(spelling), time, known -> known.spellings().contains(spelling));
        return called.stream()
                .filter(known -> known.id().equals(spelling))
                .findFirst()
                .or(() -> called.stream().findFirst())
                .map(Known::actor);
    }

    /** The only one whose name sounds so at the time. */
    Optional<Actor> sounding(Instant time, String sound) {
        var called = called(bySound.get(sound), time, known -> known.sounds().contains(sound));
        return called.size() == 1 ? Optional.of(called.get(0).actor()) : Optional.empty();
    }

    private List<Known> called(Set<String> ids, Instant time, Predicate<Known> isSo) {
        return ids == null
                ? List.of()
                : ids.stream()
                        .flatMap(id -> actors.at(time, id).stream())
                        .filter(isSo)
                        .toList();
    }
}
