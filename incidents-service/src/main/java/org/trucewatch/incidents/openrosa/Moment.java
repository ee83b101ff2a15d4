package org.trucewatch.incidents.openrosa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.trucewatch.incidents.terms.Snapshot;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** When it happened, out of what was typed about it. */
final class Moment {

    private final Transcript transcript;
    private final ObjectNode occurred;
    private final Snapshot agreement;

    private Moment(Transcript transcript, ObjectNode occurred, Snapshot agreement) {
        this.transcript = transcript;
        this.occurred = occurred;
        this.agreement = agreement;
    }

    /** Puts times with their offsets in the place of those that were typed. */
    static void settle(Transcript transcript, Snapshot agreement) {
        if (transcript.answers().get("occurred") instanceof ObjectNode occurred) {
            var moment = new Moment(transcript, occurred, agreement);
            moment.settle("from");
            moment.settle("to");
            moment.settleDay();
        }
    }

    private void settle(String field) {
        if (!occurred.has(field)) {
            return;
        }
        try {
            var typed = TypedTime.parse(occurred.get(field).textValue());
            put(field, typed.in(agreement.termsAt(near(typed.local())).zoneId()));
        } catch (IllegalArgumentException e) {
            transcript.wrong("#/occurred/" + field, e.getMessage());
        }
    }

    /** A whole day: from the first moment that clocks showed on it to the last second. */
    private void settleDay() {
        if (!(occurred.remove(Questionnaire.DAY) instanceof TextNode typed)) {
            return;
        }
        try {
            var day = TypedTime.day(typed.textValue());
            var zone = agreement.termsAt(near(day.atStartOfDay())).zoneId();
            put("from", day.atStartOfDay(zone).toOffsetDateTime());
            put("to", day.plusDays(1).atStartOfDay(zone).minusSeconds(1).toOffsetDateTime());
        } catch (IllegalArgumentException e) {
            transcript.wrong("#/occurred/" + Questionnaire.DAY, e.getMessage());
        }
    }

    private void put(String field, OffsetDateTime time) {
        occurred.put(field, time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    /** Near enough to know which version of the agreement names the zone. */
    private static Instant near(LocalDateTime local) {
        return local.toInstant(ZoneOffset.UTC);
    }
}
