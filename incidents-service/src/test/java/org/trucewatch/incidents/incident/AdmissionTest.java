package org.trucewatch.incidents.incident;

import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Words;
import org.trucewatch.incidents.terms.Snapshot;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.incidents.Sayings.report;
import static org.trucewatch.incidents.Sayings.says;
import static org.trucewatch.incidents.Sayings.syria;
import static org.trucewatch.incidents.incident.Admission.Outcome.ADMIT;
import static org.trucewatch.incidents.incident.Admission.Outcome.REFUSE;
import static org.trucewatch.incidents.incident.Admission.Outcome.UNDECIDED;

class AdmissionTest {

    private final Snapshot syria = syria();

    @Test
    void anAllegationWithTimePlaceActAndABoundActorIsAdmitted() {
        assertThat(byRule(report())).isEqualTo(ADMIT);
        assertThat(picture(report()).commitments()).containsExactly("no-attacks");
    }

    @Test
    void anUnknownActorIsAdmittedToo() {
        assertThat(byRule(report().by(null, "UNKNOWN"))).isEqualTo(ADMIT);
        assertThat(picture(report().by(null, "UNKNOWN")).actor().party()).isNull();
    }

    @Test
    void anExcludedActorIsNotCovered() {
        assertThat(byRule(report().by("jabhat-al-nusra", "EXCLUDED"))).isEqualTo(REFUSE);
        assertThat(picture(report().by("jabhat-al-nusra", "EXCLUDED"))
                        .coverage()
                        .reason())
                .isEqualTo(Coverage.Reason.EXCLUDED_ACTOR);
    }

    @Test
    void theRegisterSaysWhatAnActorIsWhateverTheReportCallsIt() {
        assertThat(byRule(report().by("jabhat-al-nusra", "ARMED_GROUP"))).isEqualTo(REFUSE);
    }

    @Test
    void anActBeforeTheStartIsNotCoveredToTheSecond() {
        var before = report().between("2016-02-26T21:00:00Z", "2016-02-26T21:59:59Z", "EXACT");
        var across = report().between("2016-02-26T21:00:00Z", "2016-02-26T22:00:00Z", "EXACT");

        assertThat(picture(before).coverage().reason()).isEqualTo(Coverage.Reason.BEFORE_AGREEMENT);
        assertThat(picture(across).coverage().covered()).isTrue();
    }

    @Test
    void anActOutsideEveryAreaIsNotCovered() {
        var berlin = report().at(13.4, 52.5, "EXACT").in(null);

        assertThat(picture(berlin).coverage().reason()).isEqualTo(Coverage.Reason.OUTSIDE_AREAS);
    }

    @Test
    void anObservationIsLeftToAnAdjudicator() {
        assertThat(byRule(report().claim("OBSERVATION"))).isEqualTo(UNDECIDED);
    }

    @Test
    void aPlaceNoBetterThanTheCountryIsLeftToAnAdjudicator() {
        assertThat(byRule(report().at(38, 35, "COUNTRY").in(null))).isEqualTo(UNDECIDED);
    }

    @Test
    void aClauseThatDoesNotBindTheActorDoesNotAdmit() {
        // the clause on bombardment from the air binds the government's side only
        var byTheOpposition = report().kind("AIR_STRIKE", "no-aerial-bombardment");

        assertThat(byRule(byTheOpposition)).isEqualTo(UNDECIDED);
        assertThat(byRule(byTheOpposition.by("government-forces", "PARTY_FORCE")))
                .isEqualTo(ADMIT);
        assertThat(byRule(report().by("turkish-army", "PARTY_FORCE"))).isEqualTo(UNDECIDED);
    }

    @Test
    void aClauseThatIsNotYetInForceDoesNotAdmit() {
        var jamming = report().kind("JAMMING", "monitoring-access");

        assertThat(byRule(jamming)).isEqualTo(UNDECIDED);
        assertThat(byRule(jamming.between("2016-03-29T09:00:00+03:00", "2016-03-29T10:00:00+03:00", "HOUR")))
                .isEqualTo(ADMIT);
    }

    @Test
    void manyKilledOrAProtectedSiteMakeItUrgent() {
        assertThat(picture(report()).urgent()).isFalse();
        assertThat(picture(report().killed(10, 10, 12)).urgent()).isTrue();
        assertThat(picture(report().kind("CHEMICAL", "no-attacks")).urgent()).isTrue();
    }

    @Test
    void sexualViolenceIsMarkedSensitive() {
        assertThat(picture(report().kind("SEXUAL_VIOLENCE")).sensitive()).isTrue();
        assertThat(picture(report()).sensitive()).isFalse();
    }

    private Admission.Outcome byRule(Words words) {
        var reports = List.of(says("rcc", "RU", words));
        var picture = Picture.of(reports, syria);
        return Admission.byRule(
                        reports,
                        picture,
                        syria.termsAt(picture.occurred().from().toInstant()))
                .outcome();
    }

    private Picture picture(Words words) {
        return Picture.of(List.of(says("rcc", "RU", words)), syria);
    }
}
