package org.trucewatch.incidents.terms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The entries of one register, each with what it was and will be. */
final class Revisions<E> {

    /** @param from null: from ever */
    private record Revision<E>(Instant from, E entry) {}

    private final Map<String, List<Revision<E>>> byId = new TreeMap<>();

    /** Of the revisions of an entry, one that begins to hold later is added later. */
    void add(String id, Instant from, E entry) {
        byId.computeIfAbsent(id, any -> new ArrayList<>(1)).add(new Revision<>(from, entry));
    }

    Optional<E> at(Instant time, String id) {
        var revisions = id == null ? null : byId.get(id);
        return revisions == null ? Optional.empty() : Optional.ofNullable(at(time, revisions));
    }

    /** All that hold at the time, in the order of their ids. */
    Stream<E> at(Instant time) {
        return byId.values().stream().map(revisions -> at(time, revisions)).filter(entry -> entry != null);
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    private static <E> E at(Instant time, List<Revision<E>> revisions) {
        for (int i = revisions.size() - 1; i >= 0; i--) {
            var revision = revisions.get(i);
            if (revision.from() == null || !revision.from().isAfter(time)) {
                return revision.entry();
            }
        }
        return null;
    }
}
