package org.trucewatch.incidents.incident;

import org.trucewatch.incidents.report.Occurred;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.terms.Actor;
import org.trucewatch.incidents.terms.Registers;
import org.trucewatch.incidents.terms.Terms;

import java.util.List;
import java.util.Optional;

/** Which commitments an act may breach: in force then, naming its kind, and binding the actor. */
final class Bindings {

    private Bindings() {}

    static List<String> of(
            List<Report> reports, String kind, Occurred occurred, Suspect suspect, Registers registers, Terms terms) {
        var named = reports.stream()
                .flatMap(report -> report.commitments().stream())
                .distinct()
                .toList();
        var ofKind = terms.kind(kind).map(Terms.Kind::commitments).orElse(List.of());
        return (named.isEmpty() ? ofKind : named)
                .stream()
                        .map(terms::commitment)
                        .flatMap(Optional::stream)
                        // a kind that lists none leaves it to the report to name the commitment
                        .filter(one -> ofKind.isEmpty() || one.kinds().contains(kind))
                        .filter(one -> one.holds(
                                occurred.from().toInstant(), occurred.to().toInstant()))
                        .filter(one -> binds(one, suspect, registers, terms))
                        .map(Terms.Commitment::code)
                        .sorted()
                        .toList();
    }

    /** Nobody knows whom a clause would bind when the actor is unknown; then it is enough that the clause exists. */
    private static boolean binds(Terms.Commitment commitment, Suspect suspect, Registers registers, Terms terms) {
        if (suspect.id() == null) {
            return true;
        }
        var side = Optional.ofNullable(suspect.party())
                .flatMap(terms::party)
                .map(Terms.Party::side)
                .orElse("");
        boolean undertook = suspect.party() != null
                || registers.actor(suspect.id()).map(Actor::adherence).isPresent();
        return undertook && commitment.binds(side);
    }
}
