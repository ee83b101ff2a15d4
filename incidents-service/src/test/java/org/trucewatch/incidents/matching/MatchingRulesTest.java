package org.trucewatch.incidents.matching;

import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Words;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.terms.RegisterHistory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.trucewatch.incidents.Sayings.report;
import static org.trucewatch.incidents.Sayings.says;
import static org.trucewatch.incidents.Sayings.syria;

class MatchingRulesTest {

    private static final RegisterHistory REGISTERS = syria().registers();

    @Test
    void twoAgenciesThatTellOfTheSameHourPlaceAndActorTellOfOneIncident() {
        assertThat(incidents(
                        rcc(report()), snhr(report().between("2016-03-05T08:30:00Z", "2016-03-05T09:30:00Z", "HOUR"))))
                .isEqualTo(1);
    }

    @Test
    void theSamePlaceOnTheSameDayIsNoDuplicate() {
        var day = report().between("2016-03-05T00:00:00+02:00", "2016-03-05T23:59:59+02:00", "DAY");

        assertThat(incidents(rcc(day.killed(0, 0, 9)), snhr(day))).isEqualTo(2);
    }

    @Test
    void theSameDayPlaceAndTollAreOneIncident() {
        var day = report().between("2016-03-05T00:00:00+02:00", "2016-03-05T23:59:59+02:00", "DAY")
                .killed(3, 7, 9);

        assertThat(incidents(rcc(day), snhr(day))).isEqualTo(1);
    }

    @Test
    void anAgencyThatReportsTwiceMeansTwoEvents() {
        assertThat(incidents(rcc(report()), rcc(report()))).isEqualTo(2);
    }

    @Test
    void theSecondReportOfAnAgencyGoesToTheSecondEvent() {
        var first = report().killed(1, 1, 1);
        var second = report().killed(8, 8, 8);

        var sheaves = matched(rcc(first), rcc(second), snhr(second), snhr(first));

        assertThat(sheaves).hasSize(2);
        assertThat(sheaves).allSatisfy(sheaf -> assertThat(sheaf.reports())
                .extracting(one -> one.casualties().killed().best())
                .containsOnly(sheaf.reports().get(0).casualties().killed().best()));
    }

    @Test
    void differentKindsActorsDaysOrRehearsalsAreNeverOneIncident() {
        var said = rcc(report());

        assertThat(incidents(said, snhr(report().kind("AIR_STRIKE")))).isEqualTo(2);
        assertThat(incidents(said, snhr(report().by("government-forces", "PARTY_FORCE"))))
                .isEqualTo(2);
        assertThat(incidents(
                        said, snhr(report().between("2016-03-06T09:00:00+02:00", "2016-03-06T10:00:00+02:00", "HOUR"))))
                .isEqualTo(2);
        assertThat(incidents(said, snhr(report().drill()))).isEqualTo(2);
    }

    @Test
    void placesFurtherApartThanTheirPrecisionAreNeverOneIncident() {
        var here = report().at(37.16, 36.20, "EXACT").named("one");
        var twoKilometresOn = report().at(37.18, 36.21, "EXACT").named("two");

        assertThat(incidents(rcc(here), snhr(twoKilometresOn))).isEqualTo(2);
        assertThat(incidents(
                        rcc(here), snhr(report().at(37.161, 36.201, "EXACT").named("two"))))
                .isEqualTo(1);
    }

    @Test
    void anOffsetDoesNotMoveAnEvent() {
        var damascus = report().between("2016-03-05T09:00:00+02:00", "2016-03-05T09:00:00+02:00", "EXACT");
        var moscow = report().between("2016-03-05T10:00:00+03:00", "2016-03-05T10:00:00+03:00", "EXACT");

        assertThat(incidents(rcc(damascus), snhr(moscow))).isEqualTo(1);
    }

    @Test
    void aSpellingOfTheSameNameIsTheSamePlace() {
        var one = report().named("Sheikh  Maqsoud").at(37.16, 36.20, "ADM1");
        var other = report().named("sheikh-maqsoud").at(37.9, 36.3, "ADM1");

        assertThat(incidents(rcc(one), snhr(other))).isEqualTo(1);
        assertThat(incidents(rcc(one), snhr(other.named("Azaz").by(null, "UNKNOWN"))))
                .isEqualTo(2);
    }

    @Test
    void anActorIsTheSameByWhateverNameTheRegisterKnowsIt() {
        var registered = report();
        var named = report().naming("Army of Islam");
        var respelt = report().naming("Jaish Al Islam");
        var another = report().naming("Syrian Arab Army");

        assertThat(incidents(rcc(registered), snhr(named), un(respelt))).isEqualTo(1);
        assertThat(incidents(rcc(report()), snhr(another))).isEqualTo(2);
    }

    @Test
    void whatIsOnlyLikelyIsOfferedAndNotJoined() {
        var day = report().between("2016-03-05T00:00:00+02:00", "2016-03-05T23:59:59+02:00", "DAY")
                .killed(0, 0, 9);
        var matching = new Matching(List.of(), Map.of(), REGISTERS, Thresholds.STANDARD, UUID::randomUUID);

        var sheaves = matching.assign(List.of(rcc(day), snhr(day)));

        assertThat(sheaves).hasSize(2);
        assertThat(matching.offers()).singleElement().satisfies(offer -> {
            assertThat(offer.incident()).isEqualTo(sheaves.get(0).incident());
            assertThat(offer.likeness()).isEqualTo(new Likeness(0, 9, 5, 0, 0, 0, 0));
        });
    }

    @Test
    void fireThatWentOutAndFireThatCameInSpeakLessForOneEvent() {
        var out = Likeness.between(telling(rcc(report().heard("OUTGOING"))), telling(snhr(report().heard("INCOMING"))));
        var impact =
                Likeness.between(telling(rcc(report().heard("OUTGOING"))), telling(snhr(report().heard("IMPACT"))));

        assertThat(out.sum()).isLessThan(impact.sum());
    }

    @Test
    void theSameTollOfManySpeaksForMoreThanTheSameTollOfFew() {
        assertThat(toll(20, 20)).isGreaterThan(toll(7, 7)).isPositive();
        assertThat(toll(7, 7)).isGreaterThan(toll(1, 1));
        assertThat(toll(0, 0)).isZero();
        assertThat(toll(7, 1)).isNegative();
    }

    private static int toll(int one, int other) {
        return Likeness.between(
                        telling(rcc(report().killed(one, one, one))),
                        telling(snhr(report().killed(other, other, other))))
                .toll();
    }

    private static Telling telling(Report report) {
        return Telling.of(report, REGISTERS);
    }

    @Test
    void aReportThatContradictsOneOfTheWitnessesIsNotDrawnInByTheOthers() {
        // west and east are each near the middle and too far from each other
        var west = report().at(37.0, 36.2, "EXACT").named("west");
        var middle = report().at(37.010, 36.2, "EXACT").named("middle");
        var east = report().at(37.020, 36.2, "EXACT").named("east");

        assertThat(incidents(rcc(west), snhr(middle), un(east))).isEqualTo(2);
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatItCorrects() {
        var first = rcc(report());
        var correction = rcc(report().killed(3, 3, 3));

        var sheaf = corrected(List.of(first, snhr(report())), first, correction);

        assertThat(sheaf).hasSize(1);
        assertThat(sheaf.get(0).reports()).contains(correction).doesNotContain(first);
        assertThat(sheaf.get(0).lost()).containsExactly(entry(first, correction));
    }

    @Test
    void aCorrectionThatContradictsTheOtherWitnessesGoesElsewhere() {
        var here = report().at(37.16, 36.20, "EXACT").named("one");
        var first = rcc(here);
        var correction = rcc(report().at(37.18, 36.21, "EXACT").named("two"));

        var sheaves = corrected(List.of(first, snhr(here)), first, correction);

        assertThat(sheaves).hasSize(2);
        assertThat(sheaves.get(0).reports()).doesNotContain(first, correction).hasSize(1);
        assertThat(sheaves.get(1).reports()).containsExactly(correction);
    }

    @Test
    void aCorrectionThatContradictsTheOnlyWitnessLeavesNobodyBehind() {
        var first = rcc(report());
        var correction = rcc(report().kind("SNIPER"));

        var sheaves = corrected(List.of(first), first, correction);

        assertThat(sheaves.get(0).reports()).isEmpty();
        assertThat(sheaves.get(1).reports()).containsExactly(correction);
    }

    @Test
    void aCorrectionThatNothingWasSeenOnlyEndsTheTestimony() {
        var first = rcc(report());

        var sheaves = corrected(List.of(first), first, rcc(report().claim("NIL")));

        assertThat(sheaves).hasSize(1);
        assertThat(sheaves.get(0).reports()).isEmpty();
    }

    @Test
    void anotherReportOfTheAgencyThatWasJoinedByHandDoesNotStandInTheWay() {
        var first = rcc(report());
        var correction = rcc(report().killed(3, 3, 3));

        var sheaves = corrected(List.of(first, rcc(report())), first, correction);

        assertThat(sheaves).hasSize(1);
        assertThat(sheaves.get(0).reports()).hasSize(2).contains(correction);
    }

    private static List<Sheaf> corrected(List<Report> witnesses, Report corrected, Report correction) {
        var incident = Sheaf.existing(
                UUID.randomUUID(),
                witnesses.stream().map(one -> Telling.of(one, REGISTERS)).toList());
        return new Matching(
                        List.of(incident),
                        Map.of(correction.id(), Set.of(corrected.id())),
                        REGISTERS,
                        Thresholds.STANDARD,
                        UUID::randomUUID)
                .assign(List.of(correction));
    }

    private static int incidents(Report... reports) {
        return matched(reports).size();
    }

    private static List<Sheaf> matched(Report... reports) {
        return new Matching(List.of(), Map.of(), REGISTERS, Thresholds.STANDARD, UUID::randomUUID)
                .assign(List.of(reports));
    }

    private static Report rcc(Words words) {
        return says("rcc", "RU", words);
    }

    private static Report snhr(Words words) {
        return says("snhr", "NGO-SNHR", words);
    }

    private static Report un(Words words) {
        return says("un-obs", "UN", words);
    }
}
