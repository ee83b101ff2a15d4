package org.trucewatch.verification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.identity.Views;
import org.trucewatch.verification.assessment.Assessments;
import org.trucewatch.verification.casefile.Account;
import org.trucewatch.verification.casefile.Accounts;
import org.trucewatch.verification.casefile.CaseFile;
import org.trucewatch.verification.casefile.CaseFiles;
import org.trucewatch.verification.casefile.Developments;
import org.trucewatch.verification.casefile.Seat;
import org.trucewatch.verification.finding.Finding;
import org.trucewatch.verification.finding.Findings;
import org.trucewatch.verification.incident.Exhibits;
import org.trucewatch.verification.incident.Incidents;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Cases as a caller sees them. */
@ApplicationScoped
class CaseView {

    private final Views views;
    private final IncidentView incidentView;
    private final AssessmentView assessmentView;
    private final CaseFiles files;
    private final Incidents incidents;
    private final Exhibits exhibits;
    private final Developments developments;
    private final Accounts accounts;
    private final Assessments assessments;
    private final Findings findings;

    CaseView(
            Views views,
            IncidentView incidentView,
            AssessmentView assessmentView,
            CaseFiles files,
            Incidents incidents,
            Exhibits exhibits,
            Developments developments,
            Accounts accounts,
            Assessments assessments,
            Findings findings) {
        this.views = views;
        this.incidentView = incidentView;
        this.assessmentView = assessmentView;
        this.files = files;
        this.incidents = incidents;
        this.exhibits = exhibits;
        this.developments = developments;
        this.accounts = accounts;
        this.assessments = assessments;
        this.findings = findings;
    }

    boolean exists(Standpoint standpoint) {
        return views.visible("case", standpoint.hats(), standpoint.reach());
    }

    ObjectNode brief(Standpoint standpoint) {
        var file = standpoint.file();
        return see(standpoint, CaseBody.brief(file, standpoint.status(), incidentView.coarse(file.matter())));
    }

    ObjectNode whole(Standpoint standpoint) {
        var file = standpoint.file();
        var told = incidents.told(file.incidentId());
        var known = known(standpoint, told);
        var incident = incidentView.see(standpoint, known, exhibits.parted(file.id()));
        var visible = reports(incident);
        if (known != told) { // what came after the decision is not shown itself, but that it came
            visible.addAll(reports(incidentView.see(standpoint, told, List.of())));
        }
        var details = new CaseBody.Details(
                accounts.ofCase(file.id()).stream().map(CaseView::account).toList(),
                file.panel().seats().stream()
                        .map(seat -> seat(seat, standpoint))
                        .toList(),
                assessmentView.see(assessments.ofCase(file.id()), standpoint, visible),
                findings.ofCase(file.id()).map(CaseView::finding).orElse(null),
                files.joinedInto(file.incidentId()).stream()
                        .filter(joined -> exists(standpoint.before(joined)))
                        .map(CaseFile::id)
                        .toList(),
                developments(file, visible));
        return see(standpoint, CaseBody.whole(file, standpoint.status(), details, incident));
    }

    private ObjectNode see(Standpoint standpoint, CaseBody body) {
        return views.see("case", standpoint.hats(), standpoint.reach(), Json.MAPPER.valueToTree(body));
    }

    /** Whoever knows what was found sees what it was found upon; to others the incident is as it is told now. */
    private ObjectNode known(Standpoint standpoint, ObjectNode told) {
        return Optional.of(standpoint.file().id())
                .filter(id -> standpoint.knowsOutcome())
                .flatMap(exhibits::frozen)
                .orElse(told);
    }

    private static Set<UUID> reports(ObjectNode incident) {
        var ids = new HashSet<UUID>();
        incident.path("reports")
                .forEach(report -> ids.add(UUID.fromString(report.path("id").asText())));
        return ids;
    }

    /** That there is a report is for those only who may see it. */
    private List<CaseBody.DevelopmentBody> developments(CaseFile file, Set<UUID> visible) {
        return developments.ofCase(file.id()).stream()
                .filter(one -> one.reportId() == null || visible.contains(one.reportId()))
                .map(one -> new CaseBody.DevelopmentBody(one.at(), one.kind(), one.reportId(), one.detail()))
                .toList();
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
