package org.trucewatch.kit.time;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OfficeHoursTest {

    private static final ZoneId DAMASCUS = ZoneId.of("Asia/Damascus");
    private static final OfficeHours SUNDAY_TO_THURSDAY = OfficeHours.of(
            DAMASCUS,
            EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY),
            "09:00",
            "17:00");

    @Test
    void duringOfficeHoursServiceIsAtOnce() {
        assertThat(SUNDAY_TO_THURSDAY.firstOpenAt(at("2016-03-21T10:00:00+02:00")))
                .isEqualTo(at("2016-03-21T10:00:00+02:00"));
        assertThat(SUNDAY_TO_THURSDAY.isOpen(at("2016-03-21T10:00:00+02:00"))).isTrue();
    }

    @Test
    void beforeOpeningItWaitsForTheMorningAndAfterClosingForTheNextDay() {
        assertThat(SUNDAY_TO_THURSDAY.firstOpenAt(at("2016-03-21T03:00:00+02:00")))
                .isEqualTo(at("2016-03-21T09:00:00+02:00"));
        assertThat(SUNDAY_TO_THURSDAY.firstOpenAt(at("2016-03-21T17:00:00+02:00")))
                .isEqualTo(at("2016-03-22T09:00:00+02:00"));
    }

    @Test
    void overTheWeekendAndTheChangeOfTheClocksTheHourIsTheLocalOne() {
        // Thursday evening; on Friday 25 March 2016 at 00:00 Damascus went to UTC+3
        assertThat(SUNDAY_TO_THURSDAY.firstOpenAt(at("2016-03-24T18:00:00+02:00")))
                .isEqualTo(at("2016-03-27T09:00:00+03:00"));
    }

    @Test
    void aDutyOfficeIsAlwaysOpenEvenInAnHourThatDoesNotExist() {
        var always = OfficeHours.always(DAMASCUS);
        assertThat(always.firstOpenAt(at("2016-03-24T23:59:59+02:00"))).isEqualTo(at("2016-03-24T23:59:59+02:00"));
        assertThat(always.firstOpenAt(at("2016-03-25T01:00:00+03:00"))).isEqualTo(at("2016-03-25T01:00:00+03:00"));
    }

    @Test
    void anOfficeThatNeverOpensIsRefused() {
        assertThatThrownBy(() -> OfficeHours.of(DAMASCUS, Set.of(), "09:00", "17:00"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OfficeHours.of(DAMASCUS, Set.of(DayOfWeek.MONDAY), "17:00", "09:00"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
