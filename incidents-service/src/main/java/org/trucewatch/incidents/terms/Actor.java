package org.trucewatch.incidents.terms;

import org.trucewatch.incidents.report.ActorType;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An entry of the register of actors.
 *
 * @param party the party answerable for it, or null
 * @param alliedBlocs blocs whose reviewers do not judge it
 * @param adherence null: has not accepted, or nobody says so
 */
public record Actor(
        String id,
        List<Name> name,
        List<String> aliases,
        ActorType type,
        String party,
        List<String> alliedBlocs,
        Adherence adherence) {

    public record Name(String lang, String text) {}

    public record Adherence(OffsetDateTime from, String depositedWith) {}

    /** Whether it accepted only after the given time. */
    public boolean adheredOnlyAfter(Instant time) {
        return adherence != null && adherence.from().toInstant().isAfter(time);
    }
}
