package org.trucewatch.incidents.terms;

import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.report.ActorType;
import org.trucewatch.incidents.report.Point;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RegisterHistoryTest {

    private static final Instant BEFORE = Instant.parse("2016-03-01T00:00:00Z");
    private static final Instant TURN = Instant.parse("2016-03-10T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2016-03-20T00:00:00Z");

    private final RegisterHistory history = new RegisterHistory();

    @Test
    void anEntryIsWhatItWasUntilTheMomentOfItsRevision() {
        history.add(actor("a", "GOV"), null);
        history.add(actor("a", "HNC"), TURN);

        assertThat(history.at(TURN.minusNanos(1)).actor("a")).map(Actor::party).contains("GOV");
        assertThat(history.at(TURN).actor("a")).map(Actor::party).contains("HNC");
        assertThat(history.at(AFTER).actors()).extracting(Actor::party).containsExactly("HNC");
        assertThat(history.at(AFTER).actor("b")).isEmpty();
        assertThat(history.at(AFTER).actor(null)).isEmpty();
    }

    @Test
    void anActorIsFoundByTheNamesThatItHadThen() {
        history.add(actor("a", null, "Army of Islam"), null);
        history.add(actor("a", null, "Jaysh al-Islam"), TURN);
        history.add(actor("b", null, "Army of Islam"), AFTER);

        assertThat(named(BEFORE, "army of islam")).isEqualTo("a");
        assertThat(named(TURN, "army of islam")).isEqualTo("");
        assertThat(named(AFTER, "army of islam")).isEqualTo("b");
        assertThat(named(BEFORE, "Jaish al Islam")).isEqualTo("");
        assertThat(named(TURN, "Jaish al Islam")).isEqualTo("a");
        assertThat(history.at(BEFORE).actorsNamedLike("army of islan")).containsExactly("a");
    }

    @Test
    void whoseIdItIsIsMeantBeforeWhoeverIsCalledSo() {
        history.add(actor("ahrar", null, "zahran"), null);
        history.add(actor("zahran", null), null);

        assertThat(named(BEFORE, "zahran")).isEqualTo("zahran");
    }

    @Test
    void anAreaIsWhereItIsAndHoldsWhileItIsValid() {
        history.add(area("SY01", null, null), null);
        history.add(area("SY01", BEFORE, AFTER), TURN);
        var inside = new Point(37.0, 36.0);

        assertThat(history.at(TURN).insideAny(inside)).isTrue();
        assertThat(history.at(AFTER).insideAny(inside)).isFalse();
        assertThat(history.at(TURN).excludes("SY01")).isFalse();
        assertThat(history.at(AFTER).excludes("SY01")).isTrue();
        assertThat(history.at(AFTER).excludes("SY02")).isFalse();
        assertThat(history.at(AFTER).excludes(null)).isFalse();
        assertThat(history.at(AFTER).areas()).isEmpty();
        assertThat(history.at(AFTER).area("SY01")).isPresent();
        assertThat(history.at(AFTER).areaAround(inside)).isPresent();
        assertThat(history.at(AFTER).hasAreas()).isTrue();
    }

    @Test
    void anAgencyIsAccreditedFromAndUntil() {
        var agency = new Agency("x", "X", "UN", at(TURN), at(AFTER));

        assertThat(agency.isAccredited(BEFORE)).isFalse();
        assertThat(agency.isAccredited(TURN)).isTrue();
        assertThat(agency.isAccredited(AFTER.minusNanos(1))).isTrue();
        assertThat(agency.isAccredited(AFTER)).isFalse();
    }

    private String named(Instant time, String name) {
        return history.at(time).actorNamed(name).map(Actor::id).orElse("");
    }

    private static Actor actor(String id, String party, String... aliases) {
        var name = List.of(new Actor.Name("en", "The " + id));
        return new Actor(id, name, List.of(aliases), ActorType.ARMED_GROUP, party, List.of(), null);
    }

    private static Area area(String code, Instant from, Instant until) {
        var name = List.of(new Actor.Name("en", code));
        var box = List.of(36.0, 35.0, 38.0, 37.0);
        return new Area(code, name, box, new Point(37.0, 36.0), at(from), at(until));
    }

    private static OffsetDateTime at(Instant time) {
        return time == null ? null : OffsetDateTime.parse(time.toString());
    }
}
