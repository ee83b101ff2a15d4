package org.trucewatch.incidents.incident;

import org.trucewatch.incidents.report.ActorType;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.terms.Actor;
import org.trucewatch.incidents.terms.Registers;

import java.util.Comparator;
import java.util.List;

/**
 * Who is alleged to have done it, as the reports say together.
 *
 * @param id in the register, or null
 * @param party the party answerable for it, or null
 */
public record Suspect(String id, String named, ActorType type, String party, List<String> alliedBlocs) {

    static Suspect of(List<Report> reports, Registers registers) {
        var likeliest = reports.stream()
                .map(Report::suspect)
                .sorted(Comparator.comparing(
                        one -> one.namesActor()
                                ? one.likelihood().ordinal()
                                : one.likelihood().ordinal() - 100,
                        Comparator.reverseOrder()))
                .findFirst()
                .orElseThrow();
        return registers
                .actor(likeliest.actor())
                .map(actor -> registered(actor, likeliest.named()))
                .orElseGet(() -> new Suspect(null, likeliest.named(), likeliest.type(), null, List.of()));
    }

    private static Suspect registered(Actor actor, String named) {
        return new Suspect(actor.id(), named, actor.type(), actor.party(), actor.alliedBlocs());
    }
}
