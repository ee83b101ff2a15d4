package org.trucewatch.verification.examination;

import org.trucewatch.kit.store.Store;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.verification.agreement.Agreements;
import org.trucewatch.verification.evidence.Copies;
import org.trucewatch.verification.evidence.Copy;
import org.trucewatch.verification.evidence.Custody;
import org.trucewatch.verification.evidence.Evidence;
import org.trucewatch.verification.evidence.EvidenceRoom;
import org.trucewatch.verification.evidence.Leftovers;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Opens and concludes examinations. */
@ApplicationScoped
class ExaminationDesk {

    private final ExaminationQueue queue;
    private final Examinations examinations;
    private final EvidenceRoom room;
    private final Copies copies;
    private final Leftovers leftovers;
    private final Custody custody;
    private final Agreements agreements;
    private final Store store;
    private final BusinessClock clock;

    ExaminationDesk(
            ExaminationQueue queue,
            Examinations examinations,
            EvidenceRoom room,
            Copies copies,
            Leftovers leftovers,
            Custody custody,
            Agreements agreements,
            Store store,
            BusinessClock clock) {
        this.queue = queue;
        this.examinations = examinations;
        this.room = room;
        this.copies = copies;
        this.leftovers = leftovers;
        this.custody = custody;
        this.agreements = agreements;
        this.store = store;
        this.clock = clock;
    }

    /** What is to be examined; empty where it was erased meanwhile. */
    @Transactional
    Optional<Evidence> read(ExaminationQueue.Claim claim) {
        return room.find(claim.evidence());
    }

    /** The zone in which times without an offset are read; empty while the agreement is not known here. */
    @Transactional
    Optional<ZoneId> zone(Evidence evidence) {
        return agreements
                .history(evidence.agreementId())
                .governing(evidence.act())
                .map(governing -> governing.terms().zone());
    }

    /**
     * Keeps what was found, unless somebody else has the file in hand by now or it was erased. The evidence is held before
     * its place in the queue, as an erasure does.
     *
     * @throws Laboratory.Hindered when a copy was cleared away before it was kept: it is to be made again
     */
    @Transactional(rollbackOn = Laboratory.Hindered.class)
    void conclude(ExaminationQueue.Claim claim, Examined examined) throws Laboratory.Hindered {
        var held = room.hold(claim.evidence());
        boolean ours = queue.conclude(claim);
        if (!ours && held.isPresent()) {
            return;
        }
        var contents = examined.copies().stream().map(Copy::sha256).toList();
        leftovers.note(contents, Duration.ZERO); // whether something is a copy by them is known when this is committed
        if (held.isEmpty()) {
            return;
        }
        if (!contents.stream()
                .allMatch(sha256 -> store.find(Store.derived(sha256)).isPresent())) {
            throw new Laboratory.Hindered("a copy was cleared away", false, null);
        }
        var now = clock.instant();
        examinations.keep(claim.evidence(), examined, claim.attempt(), now);
        var found = examined.outcome() + " " + Examinations.digest(examined.reason(), examined.results());
        custody.record(held.get(), Custody.Step.EXAMINED, Custody.Hand.MACHINE, found, examined.outcome(), now);
        for (var copy : examined.copies()) {
            copies.keep(copy);
            custody.record(held.get(), Custody.Step.COPY_MADE, Custody.Hand.MACHINE, copy, now);
        }
    }
}
