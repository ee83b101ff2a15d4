package org.trucewatch.verification.examination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;
import org.trucewatch.verification.evidence.Evidence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Precision on either side decides what may be said. */
class ClaimsTest {

    private static final ZoneId DAMASCUS = ZoneId.of("Asia/Damascus");
    private static final Instant NOW = Instant.parse("2016-03-20T08:00:00Z");

    @Test
    void aTimeWithItsOffsetAgreesOrDiffersByAnInterval() {
        assertThat(time(taken("2016-03-05T09:05:00", "+02:00"), "EXACT").outcome())
                .isEqualTo("AGREES");
        var late = time(taken("2016-03-05T13:10:00", "+02:00"), "EXACT");

        assertThat(late.outcome()).isEqualTo("DIFFERS");
        assertThat(late.detail().path("taken").asText()).isEqualTo("AFTER");
        assertThat(late.detail().path("interval").asText()).isEqualTo("PT4H");
    }

    @Test
    void aTimeWithoutAnOffsetIsReadInTheAgreementsZoneAndDiffersOnlyIfItDoesInAnyZone() {
        assertThat(time(taken("2016-03-05T09:05:00", null), "EXACT").outcome()).isEqualTo("AGREES");
        assertThat(time(taken("2016-03-05T13:05:00", null), "EXACT").outcome()).isEqualTo("CANNOT_TELL");
        assertThat(time(taken("2016-03-08T13:05:00", null), "EXACT").outcome()).isEqualTo("DIFFERS");
        assertThat(time(taken("2016-03-05T09:05:00", null), "EXACT")
                        .detail()
                        .at("/captured/uncertainty")
                        .asText())
                .contains("Asia/Damascus");
    }

    @Test
    void aClockThatTheSatellitesContradictSettlesNothing() {
        var contradictory = taken("2016-03-05T09:05:00", null).put("gpsTime", "2016-03-09T09:05:00Z");

        assertThat(time(contradictory, "EXACT").outcome()).isEqualTo("CANNOT_TELL");
    }

    @Test
    void aCaptureAfterItsReceiptIsAnomalous() {
        assertThat(time(taken("2030-01-01T00:00:00", "+00:00"), "DAY")
                        .detail()
                        .at("/anomalies/0")
                        .asText())
                .isEqualTo("CAPTURE_DATE_IN_FUTURE");
    }

    @Test
    void aPositionAgreesWithinWhatThePrecisionLeavesOpen() {
        assertThat(place("NEAR", 37.26).outcome()).isEqualTo("AGREES");
        assertThat(place("EXACT", 37.26).outcome()).isEqualTo("CANNOT_TELL");
        assertThat(place("EXACT", 38.5).outcome()).isEqualTo("DIFFERS");
        assertThat(place("ADM1", 37.16).outcome()).isEqualTo("CANNOT_TELL");
        assertThat(place("EXACT", 38.5).detail().path("distanceMetres").asLong())
                .isBetween(119_000L, 121_000L);
    }

    @Test
    void whichWasTakenFirstIsToldByCaptureAndByNothingElse() {
        var earlier = Captured.of(taken("2016-03-05T09:00:00", "+02:00"), DAMASCUS);
        var later = Captured.of(taken("2016-03-05T10:00:00", "+02:00"), DAMASCUS);
        var unsure = Captured.of(taken("2016-03-05T12:00:00", null), DAMASCUS);

        assertThat(Precedent.of(earlier, later)).isEqualTo(Precedent.THIS);
        assertThat(Precedent.of(later, earlier)).isEqualTo(Precedent.OTHER);
        assertThat(Precedent.of(earlier, earlier)).isEqualTo(Precedent.CANNOT_TELL);
        assertThat(Precedent.of(earlier, unsure)).isEqualTo(Precedent.CANNOT_TELL);
        assertThat(Precedent.of(earlier, Optional.empty())).isEqualTo(Precedent.CANNOT_TELL);
    }

    private static ObjectNode taken(String local, String offset) {
        var metadata = Json.MAPPER.createObjectNode().put("takenLocal", local);
        return offset == null ? metadata : metadata.put("takenOffset", offset);
    }

    private static Result time(ObjectNode metadata, String precision) {
        return TimeClaim.against(evidence(precision, "EXACT"), Captured.of(metadata, DAMASCUS), DAMASCUS, NOW);
    }

    private static Result place(String precision, double longitude) {
        var metadata = Json.MAPPER.createObjectNode();
        metadata.putArray("point").add(longitude).add(36.2);
        return PlaceClaim.against(evidence("EXACT", precision), metadata, NOW);
    }

    private static Evidence evidence(String timePrecision, String placePrecision) {
        var from = OffsetDateTime.parse("2016-03-05T09:00:00+02:00");
        return new Evidence(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "test-truce",
                "watch",
                "GUARANTORS",
                "00",
                1,
                "image/jpeg",
                null,
                NOW.atOffset(java.time.ZoneOffset.UTC),
                1,
                null,
                new Evidence.Claimed(
                        new Evidence.Occurred(from, null, timePrecision),
                        new Evidence.Place(List.of(37.16, 36.2), placePrecision, "SY02", null)),
                null,
                false);
    }
}
