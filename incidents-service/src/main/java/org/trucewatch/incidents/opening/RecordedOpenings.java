package org.trucewatch.incidents.opening;

import org.trucewatch.kit.ledger.RecordedKind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Openings of identities and readings of them as they are kept, for an audit to hold against what was recorded. */
@ApplicationScoped
class RecordedOpenings implements RecordedKind {

    static final String OPENED = "identity-opened";
    static final String READ = "identity-read";

    private final Openings openings;

    RecordedOpenings(Openings openings) {
        this.openings = openings;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(OPENED, READ);
    }

    @Override
    public Map<String, List<Kept>> behind(List<Entry> entries) {
        var ids = entries.stream().map(Entry::subject).map(UUID::fromString).collect(Collectors.toSet());
        var behind = new HashMap<String, List<Kept>>();
        for (var opening : openings.findAll(ids)) {
            if (opening.isConfirmed()) {
                add(behind, opening.leaf(), new Kept("opening " + opening.id(), opening.content()));
            }
            for (var reading : opening.readings()) {
                var content = opening.content(reading.party(), reading.at());
                add(behind, reading.leaf(), new Kept("reading " + reading.id(), content));
            }
        }
        return behind;
    }

    private static void add(Map<String, List<Kept>> behind, String leaf, Kept kept) {
        behind.computeIfAbsent(leaf, any -> new ArrayList<>()).add(kept);
    }
}
