package org.trucewatch.verification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.verification.assessment.Assessments;
import org.trucewatch.verification.casefile.Account;
import org.trucewatch.verification.casefile.Accounts;
import org.trucewatch.verification.casefile.Seat;
import org.trucewatch.verification.finding.Finding;
import org.trucewatch.verification.finding.Findings;
import org.trucewatch.verification.incident.Incidents;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Cases as a caller sees them. */
@ApplicationScoped
class CaseView {

    private final Views views;
    private final IncidentView incidentView;
    private final AssessmentView assessmentView;
    private final Incidents incidents;
    private final Accounts accounts;
    private final Assessments assessments;
    private final Findings findings;

    CaseView(
            Views views,
            IncidentView incidentView,
            AssessmentView assessmentView,
            Incidents incidents,
            Accounts accounts,
            Assessments assessments,
            Findings findings) {
        this.views = views;
        this.incidentView = incidentView;
        this.assessmentView = assessmentView;
        this.incidents = incidents;
        this.accounts = accounts;
        this.assessments = assessments;
        this.findings = findings;
    }

    boolean exists(Standpoint standpoint) {
        return views.visible("case", standpoint.hats(), null);
    }

    ObjectNode brief(Standpoint standpoint) {
        var file = standpoint.file();
        var body = CaseBody.brief(
                file, file.statusFor(standpoint.isPanel(), standpoint.now()), incidentView.coarse(file.matter()));
        return views.see("case", standpoint.hats(), null, Json.MAPPER.valueToTree(body));
    }

    ObjectNode whole(Standpoint standpoint) {
        var file = standpoint.file();
        var hats = standpoint.hats();
        var incident = incidentView.see(
                incidents.told(file.incidentId()),
                file.matter(),
                hats,
                standpoint.terms().zone());
        var body = CaseBody.whole(
                file,
                file.statusFor(standpoint.isPanel(), standpoint.now()),
                accounts.ofCase(file.id()).stream().map(CaseView::account).toList(),
                file.panel().seats().stream()
                        .map(seat -> seat(seat, standpoint))
                        .toList(),
                assessmentView.see(assessments.ofCase(file.id()), standpoint, reports(incident)),
                findings.ofCase(file.id()).map(CaseView::finding).orElse(null),
                incident);
        return views.see("case", hats, null, Json.MAPPER.valueToTree(body));
    }

    private static Set<UUID> reports(ObjectNode incident) {
        var ids = new HashSet<UUID>();
        incident.path("reports")
                .forEach(report -> ids.add(UUID.fromString(report.path("id").asText())));
        return ids;
    }

    private static CaseBody.AccountBody account(Account one) {
        return new CaseBody.AccountBody(
                one.id(), one.party(), one.givenBy(), one.givenAt(), one.isLate(), one.text(), one.evidence());
    }

    private static CaseBody.SeatBody seat(Seat one, Standpoint standpoint) {
        return new CaseBody.SeatBody(
                one.bloc(),
                one.heldBy(),
                one.isBarred(),
                one.isTakenBy(standpoint.caller().subject()));
    }

    private static CaseBody.FindingBody finding(Finding one) {
        return new CaseBody.FindingBody(
                one.id(),
                one.revision(),
                one.outcome(),
                one.rulings(),
                one.neutral(),
                one.absentBlocs(),
                one.decidedAt(),
                one.releaseAt());
    }
}
