package org.trucewatch.verification.casefile;

import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.incident.Alleged;

import java.time.LocalDate;

import jakarta.persistence.Embeddable;

/**
 * What a case is about, as coarsely as every party may know it.
 *
 * @param day in the agreement's time zone
 * @param answerableParty who answers for the accused actor; it is not asked in sensitive matters
 */
@Embeddable
public record Matter(
        boolean drill,
        boolean urgent,
        boolean sensitive,
        String kind,
        LocalDate day,
        String area,
        String actor,
        String answerableParty) {

    static Matter of(Alleged incident, Terms terms) {
        return new Matter(
                incident.drill(),
                incident.urgent(),
                incident.sensitive(),
                incident.kind(),
                incident.occurred().from().atZoneSameInstant(terms.zone()).toLocalDate(),
                incident.place() == null ? null : incident.place().adminCode(),
                incident.actor() == null ? null : incident.actor().id(),
                incident.answerableParty());
    }
}
