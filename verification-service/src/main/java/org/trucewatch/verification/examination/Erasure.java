package org.trucewatch.verification.examination;

import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.verification.evidence.Copies;
import org.trucewatch.verification.evidence.Custody;
import org.trucewatch.verification.evidence.EvidenceRoom;
import org.trucewatch.verification.evidence.Leftovers;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Forgets files whose report was erased: what was found in them and made of them. That there were steps of custody stays. */
@ApplicationScoped
public class Erasure {

    private final EvidenceRoom room;
    private final Examinations examinations;
    private final Custody custody;
    private final Copies copies;
    private final Leftovers leftovers;
    private final BusinessClock clock;

    Erasure(
            EvidenceRoom room,
            Examinations examinations,
            Custody custody,
            Copies copies,
            Leftovers leftovers,
            BusinessClock clock) {
        this.room = room;
        this.examinations = examinations;
        this.custody = custody;
        this.copies = copies;
        this.leftovers = leftovers;
        this.clock = clock;
    }

    /** In the transaction of the event that tells of it; told again, it does the same again. */
    @Transactional
    public void erase(UUID report, String agreement, boolean drill, List<UUID> evidence) {
        if (evidence.isEmpty()) {
            return;
        }
        room.forget(report, agreement, drill, evidence, clock.instant());
        examinations.forget(evidence);
        custody.forget(evidence);
        copies.forgetRecords(evidence);
        leftovers.note(copies.takeAway(evidence), Duration.ZERO);
    }
}
