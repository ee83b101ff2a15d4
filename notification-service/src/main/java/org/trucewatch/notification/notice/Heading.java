package org.trucewatch.notification.notice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * What is known of a notice before its text is written.
 *
 * @param subject id of the case, statement or meeting it is about; for a daily schedule, party and time
 * @param revision which state of the subject it tells
 * @param to the parties that are asked for an answer; the others are informed
 * @param releaseAt when all parties learn it, on the business clock
 */
public record Heading(
        UUID id,
        String agreementId,
        Kind kind,
        String subject,
        long revision,
        Urgency urgency,
        boolean drill,
        List<String> to,
        Instant releaseAt) {

    /** What PostgreSQL keeps, so that memory and table agree on whether the hour has come. */
    public Heading {
        releaseAt = releaseAt.truncatedTo(ChronoUnit.MICROS);
    }
}
