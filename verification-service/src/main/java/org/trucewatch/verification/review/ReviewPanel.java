package org.trucewatch.verification.review;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.verification.assessment.Assessment;
import org.trucewatch.verification.assessment.Assessments;
import org.trucewatch.verification.assessment.Opinion;
import org.trucewatch.verification.casefile.CaseFile;
import org.trucewatch.verification.casefile.CaseFiles;
import org.trucewatch.verification.casefile.CaseProblems;
import org.trucewatch.verification.casefile.Reviewer;
import org.trucewatch.verification.casefile.Seat;
import org.trucewatch.verification.journal.Journal;
import org.trucewatch.verification.journal.Receipt;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where reviewers take seats, give opinions and step aside. */
@ApplicationScoped
public class ReviewPanel {

    /** What the record commits to. */
    record SteppedAside(UUID caseId, String reviewer, String bloc, String reason) {}

    private final CaseFiles files;
    private final Assessments assessments;
    private final Yardsticks yardsticks;
    private final Reveal reveal;
    private final Journal journal;
    private final BusinessClock clock;

    ReviewPanel(
            CaseFiles files,
            Assessments assessments,
            Yardsticks yardsticks,
            Reveal reveal,
            Journal journal,
            BusinessClock clock) {
        this.files = files;
        this.assessments = assessments;
        this.yardsticks = yardsticks;
        this.reveal = reveal;
        this.journal = journal;
        this.clock = clock;
    }

    /** A reviewer takes the seat of a bloc. */
    @Transactional
    public Seat take(UUID caseId, String bloc, Reviewer reviewer, String ownAgency) {
        var file = files.hold(caseId);
        yardsticks.refuseWitness(file, ownAgency);
        return file.seat(bloc, reviewer, clock.instant());
    }

    /** A reviewer steps aside; an opinion given before the reveal no longer counts. */
    @Transactional
    public Receipt recuse(UUID id, UUID caseId, Reviewer reviewer, String reason) {
        var file = files.hold(caseId);
        var now = clock.instant();
        var seat = file.panel().seatOf(reviewer.subject());
        file.recuse(reviewer, reason, now);
        seat.flatMap(one -> assessments.ofSeat(caseId, one.bloc())).ifPresent(given -> given.withdraw(now));
        return journal.keep(
                "reviewer-recused", id, new SteppedAside(caseId, reviewer.name(), reviewer.bloc(), reason), now);
    }

    /** Gives an opinion for a seat, taking it where it is free. The last seat's opinion reveals all. */
    @Transactional
    public Receipt assess(UUID id, UUID caseId, String bloc, Reviewer reviewer, String ownAgency, Opinion opinion) {
        var file = files.hold(caseId);
        var now = clock.instant();
        yardsticks.refuseWitness(file, ownAgency);
        var seat = file.seat(bloc, reviewer, now);
        if (assessments.ofSeat(caseId, bloc).isPresent()) {
            throw CaseProblems.alreadyAssessed();
        }
        file.course().requireInReview();
        refuseFaults(file, reviewer, opinion);
        var given = new Assessment(
                id,
                caseId,
                bloc,
                seat.heldBy(),
                reviewer.subject(),
                reviewer.name(),
                opinion,
                Journal.digest(opinion),
                now);
        assessments.persist(given);
        var receipt = keep(RecordedAssessments.GIVEN, given, opinion, now);
        reveal.whenComplete(file, now);
        return receipt;
    }

    /**
     * A second thought: before the reveal it replaces the first, after it stands beside.
     *
     * @param ifMatch digest of the opinion that the author means to change, or null
     */
    @Transactional
    public Receipt revise(UUID id, UUID caseId, Reviewer reviewer, String ownAgency, String ifMatch, Opinion opinion) {
        var file = files.hold(caseId);
        var now = clock.instant();
        var given = assessments.ofCase(caseId).stream()
                .filter(one -> one.id().equals(id) && one.isBy(reviewer.subject()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("The assessment"));
        if (ifMatch != null && !ifMatch.equals(given.digest())) {
            throw CaseProblems.changedMeanwhile();
        }
        if (!file.course().isRevealed()) {
            yardsticks.refuseWitness(file, ownAgency);
            file.course().requireInReview();
        }
        refuseFaults(file, reviewer, opinion);
        if (file.course().isRevealed()) {
            given.addBeside(opinion, now);
        } else {
            given.replace(opinion, Journal.digest(opinion), now);
        }
        return keep(RecordedAssessments.REVISED, given, opinion, now);
    }

    private void refuseFaults(CaseFile file, Reviewer reviewer, Opinion opinion) {
        var faults = yardsticks.of(file, reviewer).faults(opinion);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    private Receipt keep(String kind, Assessment given, Opinion opinion, Instant now) {
        return journal.keep(kind, given.id(), RecordedAssessments.told(given, opinion, now), now);
    }
}
