package org.trucewatch.verification.finding;

import org.trucewatch.kit.outbox.Outbox;
import org.trucewatch.verification.casefile.CaseFile;
import org.trucewatch.verification.contracts.FindingIssued;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells the other services of a finding; they keep it to themselves until its release. */
@ApplicationScoped
public class FindingBulletin {

    private final Outbox outbox;

    FindingBulletin(Outbox outbox) {
        this.outbox = outbox;
    }

    public FindingIssued tell(CaseFile file, Finding finding) {
        var data = told(file, finding);
        outbox.publish(
                FindingIssued.TYPE, file.id().toString(), file.agreementId(), finding.revision(), data.drill(), data);
        return data;
    }

    /** What is told of a finding, and recorded. */
    static FindingIssued told(CaseFile file, Finding finding) {
        var matter = file.matter();
        return new FindingIssued(
                finding.id(),
                file.id(),
                file.incidentId(),
                file.agreementId(),
                finding.revision(),
                matter.drill(),
                finding.outcome().name(),
                finding.rulings().stream().map(FindingBulletin::ruling).toList(),
                finding.neutral() == null ? null : ruling(finding.neutral()),
                finding.absentBlocs(),
                finding.decidedAt(),
                finding.releaseAt(),
                new FindingIssued.Act(
                        matter.kind(), matter.day(), matter.area(), matter.actor(), matter.answerableParty()));
    }

    private static FindingIssued.Ruling ruling(BlocRuling one) {
        return new FindingIssued.Ruling(
                one.bloc(),
                one.seatHeldBy(),
                one.ruling().name(),
                one.commitments(),
                one.actor(),
                one.likelihood() == null ? null : one.likelihood().name(),
                one.confidence().name(),
                one.reasons());
    }
}
