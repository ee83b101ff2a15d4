package org.trucewatch.notification.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A notice that arrived in an inbox; what the stream tells of it.
 *
 * @param place the id of the event
 */
public record Arrival(
        @JsonIgnore Place place,
        UUID noticeId,
        String agreementId,
        String kind,
        String subject,
        String urgency,
        boolean drill,
        List<String> to,
        Instant releasedAt,
        Instant servedAt,
        String digest) {}
