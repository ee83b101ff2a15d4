package org.trucewatch.notification.office;

import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.RecordedKind;
import org.trucewatch.notification.notice.Acknowledgement;
import org.trucewatch.notification.notice.Acknowledgements;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Acknowledgements as they are kept, for an audit to hold against what was recorded when they were made. */
@ApplicationScoped
class RecordedAcknowledgements implements RecordedKind {

    static final String KIND = "notice-acknowledged";

    /** What the log keeps: the account's permanent id, not the person's name. */
    record Told(UUID notice, String party, String person, String at) {}

    private final Acknowledgements acknowledgements;

    RecordedAcknowledgements(Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    static Told told(Acknowledgement made) {
        return new Told(made.noticeId(), made.party(), made.person(), made.at().toString());
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    /** Of a notice there is one for each party at most; a leaf does not say which. */
    @Override
    @Transactional
    public Map<String, List<Kept>> behind(List<Entry> entries) {
        return RecordedKind.bySubject(
                entries,
                ids -> acknowledgements.list("noticeId in ?1", ids),
                Acknowledgement::noticeId,
                RecordedAcknowledgements::kept);
    }

    private static List<Kept> kept(Acknowledgement made) {
        return List.of(new Kept(
                "acknowledgement of notice " + made.noticeId() + " by " + made.party(),
                Json.MAPPER.valueToTree(told(made))));
    }
}
