package org.trucewatch.incidents.openrosa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.TypedDay;
import org.trucewatch.incidents.terms.TypedTime;

import java.time.OffsetDateTime;
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
            put(field, TypedTime.parse(occurred.get(field).textValue()).shown(agreement));
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
            var day = TypedDay.parse(typed.textValue());
            put("from", day.from(agreement));
            put("to", day.to(agreement));
        } catch (IllegalArgumentException e) {
            transcript.wrong("#/occurred/" + Questionnaire.DAY, e.getMessage());
        }
    }

    private void put(String field, OffsetDateTime time) {
        occurred.put(field, time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }
}
