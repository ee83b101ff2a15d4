package org.trucewatch.verification.casefile;

import org.trucewatch.verification.agreement.Actor;
import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.incident.Alleged;
import org.trucewatch.verification.incident.Consent;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What a case is about, as coarsely as everybody may know it who may know of it at all: composed only from the reports
 * that reach so far.
 *
 * @param day in the agreement's time zone
 * @param actor who is alleged to have done it
 * @param answerableParty who answers for that actor
 * @param guardedParty whom reports accuse that the guarantors' reviewers may see
 * @param reach who may know of the case
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
        String answerableParty,
        String guardedParty,
        @Enumerated(EnumType.STRING) Consent reach) {

    static Matter of(Alleged incident, Terms terms) {
        var reach = incident.reach();
        var face = incident.face(reach).orElseThrow();
        return new Matter(
                incident.drill(),
                face.urgent(),
                incident.sensitive(),
                incident.kind(),
                face.occurred().from().atZoneSameInstant(terms.zone()).toLocalDate(),
                face.place() == null ? null : face.place().adminCode(),
                face.actor() == null ? null : face.actor().id(),
                answerable(face),
                incident.face(Consent.GUARANTORS).map(Matter::answerable).orElse(null),
                reach);
    }

    private static String answerable(Alleged.Face face) {
        return Optional.ofNullable(face.actor())
                .filter(Actor::isKnown)
                .map(Actor::party)
                .orElse(null);
    }

    /** What was told stays told: what fewer may know replaces nothing but whom it guards against. */
    Matter followedBy(Matter newer) {
        return newer.reach.reaches(reach)
                ? newer
                : new Matter(
                        drill, urgent, sensitive, kind, day, area, actor, answerableParty, newer.guardedParty, reach);
    }

    /** Whether it accuses somebody for whom a party answers, as far as whoever may judge it may know. */
    public boolean accuses(String party) {
        return party != null && (party.equals(answerableParty) || party.equals(guardedParty));
    }

    /** For people. */
    public String inWords() {
        return kind + " on " + day + (area == null ? "" : " in " + area) + (actor == null ? "" : " by " + actor)
                + ", known as far as " + reach;
    }
}
