package org.trucewatch.incidents.evidence;

import org.trucewatch.kit.ledger.RecordedKind;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Evidence as it is kept, for an audit to hold against what was recorded when it was received. */
@ApplicationScoped
class RecordedEvidence implements RecordedKind {

    static final String KIND = "evidence-received";

    private final EvidenceShelf shelf;

    RecordedEvidence(EvidenceShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public Map<String, List<Kept>> behind(List<Entry> entries) {
        var ids =
                entries.stream().map(entry -> UUID.fromString(entry.subject())).toList();
        var kept = shelf.findAll(ids).stream()
                .collect(Collectors.toMap(evidence -> evidence.id().toString(), Function.identity()));
        return entries.stream()
                .filter(entry -> kept.containsKey(entry.subject()))
                .collect(Collectors.toMap(
                        Entry::leaf,
                        entry -> List.of(new Kept(
                                "evidence " + entry.subject(),
                                kept.get(entry.subject()).recorded()))));
    }
}
