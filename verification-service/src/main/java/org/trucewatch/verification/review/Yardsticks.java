package org.trucewatch.verification.review;

import org.trucewatch.verification.agreement.Actor;
import org.trucewatch.verification.agreement.Agreements;
import org.trucewatch.verification.agreement.Registers;
import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.assessment.Confidence;
import org.trucewatch.verification.assessment.Yardstick;
import org.trucewatch.verification.casefile.CaseFile;
import org.trucewatch.verification.casefile.CaseProblems;
import org.trucewatch.verification.casefile.Reviewer;
import org.trucewatch.verification.incident.Alleged;
import org.trucewatch.verification.incident.Incidents;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** What opinions on a case are measured by: its agreement, its registers and what its reviewers may see. */
@ApplicationScoped
public class Yardsticks {

    private final Agreements agreements;
    private final Registers registers;
    private final Incidents incidents;
    private final Sight sight;

    Yardsticks(Agreements agreements, Registers registers, Incidents incidents, Sight sight) {
        this.agreements = agreements;
        this.registers = registers;
        this.incidents = incidents;
        this.sight = sight;
    }

    Yardstick of(CaseFile file, Reviewer reviewer) {
        var terms = agreements.terms(file.agreementId(), file.agreementVersion());
        var incident = incidents.require(file.incidentId());
        return new Yardstick(
                inForce(terms, incident),
                actor -> actor(file, actor).isPresent(),
                actor -> actor(file, actor)
                        .filter(one -> !one.isExcluded())
                        .map(Actor::party)
                        .filter(file.heard()::contains)
                        .isPresent(),
                visible(terms, incident, reviewer));
    }

    /** As the register knows it, or where it does not, as the case was told. */
    private Optional<Actor> actor(CaseFile file, String id) {
        var matter = file.matter();
        return registers.actor(file.agreementId(), id).or(() -> Optional.of(
                        new Actor(id, null, matter.answerableParty(), Set.of()))
                .filter(one -> id.equals(matter.actor())));
    }

    /** A reviewer whose own agency reported the incident is a witness. */
    void refuseWitness(CaseFile file, String ownAgency) {
        if (incidents.require(file.incidentId()).reportedBy(ownAgency)) {
            throw CaseProblems.barredByOwnReport();
        }
    }

    private Set<UUID> visible(Terms terms, Alleged incident, Reviewer reviewer) {
        var hats = sight.hats(terms, reviewer.bloc());
        return incident.reports().stream()
                .filter(report -> sight.sees(hats, report.consent().name()))
                .map(Alleged.Report::id)
                .collect(Collectors.toSet());
    }

    private static Map<String, Confidence> inForce(Terms terms, Alleged incident) {
        return terms.commitments().stream()
                .filter(one -> overlaps(one, incident.occurred()))
                .collect(
                        Collectors.toMap(Terms.Commitment::code, one -> Confidence.valueOf(one.confidenceThreshold())));
    }

    private static boolean overlaps(Terms.Commitment commitment, Alleged.Occurred occurred) {
        OffsetDateTime to = occurred.to() == null ? occurred.from() : occurred.to();
        return !to.isBefore(commitment.from())
                && (commitment.until() == null || occurred.from().isBefore(commitment.until()));
    }
}
