package org.trucewatch.incidents.evidence;

import org.trucewatch.kit.ledger.RecordedKind;

import java.util.List;
import java.util.Map;
import java.util.Set;

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
        return RecordedKind.bySubject(entries, shelf::findAll, Evidence::id, RecordedEvidence::kept);
    }

    private static List<Kept> kept(Evidence evidence) {
        return List.of(new Kept("evidence " + evidence.id(), evidence.recorded()));
    }
}
