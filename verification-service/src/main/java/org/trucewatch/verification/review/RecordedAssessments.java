package org.trucewatch.verification.review;

import org.trucewatch.kit.ledger.RecordedKind;
import org.trucewatch.verification.assessment.Assessment;
import org.trucewatch.verification.assessment.Assessments;
import org.trucewatch.verification.assessment.Opinion;
import org.trucewatch.verification.journal.Journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Assessments as they are kept, for an audit to hold against what was recorded when they were given and revised. */
@ApplicationScoped
class RecordedAssessments implements RecordedKind {

    static final String GIVEN = "assessment-given";
    static final String REVISED = "assessment-revised";

    /** What the record commits to. */
    record Told(UUID id, UUID caseId, String bloc, String heldBy, String reviewer, Instant givenAt, Opinion opinion) {}

    private final Assessments assessments;

    RecordedAssessments(Assessments assessments) {
        this.assessments = assessments;
    }

    static Told told(Assessment given, Opinion opinion, Instant at) {
        return new Told(given.id(), given.caseId(), given.bloc(), given.heldBy(), given.reviewerName(), at, opinion);
    }

    @Override
    public Set<String> kinds() {
        return Set.of(GIVEN, REVISED);
    }

    /** Before the reveal a second thought takes the place of the first. */
    @Override
    public boolean changes() {
        return true;
    }

    @Override
    @Transactional
    public Map<String, List<Kept>> behind(List<Entry> entries) {
        return RecordedKind.bySubject(
                entries, ids -> assessments.list("id in ?1", ids), Assessment::id, RecordedAssessments::kept);
    }

    private static List<Kept> kept(Assessment given) {
        var kept = new ArrayList<Kept>();
        kept.add(Journal.kept("assessment " + given.id(), told(given, given.opinion(), given.givenAt())));
        for (var later : given.later()) {
            kept.add(Journal.kept(
                    "a later opinion of assessment " + given.id(), told(given, later.opinion(), later.givenAt())));
        }
        return kept;
    }
}
