package org.trucewatch.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.trucewatch.load.input.Json;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class OfficeHoursTest {

    private final JsonNode agreement = Json.read("""
            {"zone":"Asia/Damascus","parties":[
              {"office":{"hours":{"days":["MON","TUE","WED","THU","FRI","SAT","SUN"]}}},
              {"office":{"hours":{"days":["SUN","MON","TUE","WED","THU"]}}}]}""");

    @Test
    void earlyOnAWorkingDayItIsThatMorning() {
        assertThat(OfficeHours.nextMorning(agreement, Instant.parse("2026-11-23T04:30:00Z")))
                .isEqualTo("2026-11-23T07:00:00Z");
    }

    @Test
    void afterTenItIsTheNextDaySinceTheClockNeverGoesBack() {
        assertThat(OfficeHours.nextMorning(agreement, Instant.parse("2026-11-23T07:00:01Z")))
                .isEqualTo("2026-11-24T07:00:00Z");
    }

    @Test
    void daysOnWhichOneOfficeIsClosedArePassedOver() {
        // a Thursday afternoon: Friday and Saturday are free in one of the offices
        assertThat(OfficeHours.nextMorning(agreement, Instant.parse("2026-11-26T15:00:00Z")))
                .isEqualTo("2026-11-29T07:00:00Z");
    }
}
