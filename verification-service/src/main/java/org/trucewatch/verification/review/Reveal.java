package org.trucewatch.verification.review;

import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.agreement.Agreements;
import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.assessment.Assessment;
import org.trucewatch.verification.assessment.Assessments;
import org.trucewatch.verification.assessment.Opinion;
import org.trucewatch.verification.casefile.CaseClocks;
import org.trucewatch.verification.casefile.CaseFile;
import org.trucewatch.verification.finding.Conclusion;
import org.trucewatch.verification.finding.Finding;
import org.trucewatch.verification.finding.FindingBulletin;
import org.trucewatch.verification.finding.Findings;
import org.trucewatch.verification.finding.RecordedFindings;
import org.trucewatch.verification.incident.Exhibits;
import org.trucewatch.verification.journal.Journal;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** Opens all opinions of a case at once and draws the conclusion. */
@ApplicationScoped
public class Reveal {

    private final Assessments assessments;
    private final Agreements agreements;
    private final Findings findings;
    private final FindingBulletin bulletin;
    private final Journal journal;
    private final Exhibits exhibits;
    private final CaseClocks clocks;

    Reveal(
            Assessments assessments,
            Agreements agreements,
            Findings findings,
            FindingBulletin bulletin,
            Journal journal,
            Exhibits exhibits,
            CaseClocks clocks) {
        this.assessments = assessments;
        this.agreements = agreements;
        this.findings = findings;
        this.bulletin = bulletin;
        this.journal = journal;
        this.exhibits = exhibits;
        this.clocks = clocks;
    }

    /** Concludes once every seat has given its opinion. */
    void whenComplete(CaseFile file, Instant now) {
        var opinions = opinions(file);
        var seats = file.panel().seats();
        if (seats.stream().allMatch(seat -> opinions.containsKey(seat.bloc()))) {
            issue(file, Conclusion.of(seats, opinions), terms(file), now);
        }
    }

    /** Concludes with whoever has given an opinion. */
    void atLongStop(CaseFile file, Instant now) {
        var terms = terms(file);
        var quorum = terms.rules().panel().emergencyQuorum();
        issue(file, Conclusion.atLongStop(file.panel().seats(), opinions(file), quorum), terms, now);
    }

    private void issue(CaseFile file, Conclusion conclusion, Terms terms, Instant now) {
        var releaseAt = now.plus(terms.rules().clocks().releaseDelay());
        file.decide(now, releaseAt);
        var finding = new Finding(Ids.next(), file.id(), 1, conclusion, now, releaseAt);
        findings.persist(finding);
        journal.keep(RecordedFindings.KIND, finding.id(), bulletin.tell(file, finding), now);
        exhibits.freeze(file.id(), file.incidentId());
        clocks.set(file);
    }

    private Map<String, Opinion> opinions(CaseFile file) {
        return assessments.ofCase(file.id()).stream().collect(Collectors.toMap(Assessment::bloc, Assessment::opinion));
    }

    private Terms terms(CaseFile file) {
        return agreements.terms(file.agreementId(), file.agreementVersion());
    }
}
