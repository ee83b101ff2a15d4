package org.trucewatch.kit.deadletters;

import java.time.Instant;
import java.util.UUID;

/**
 * What an operator sees of a dead letter: the envelope and the digest, never the payload.
 *
 * @param queue where it could not be read
 * @param digest {@code sha-256:} of the whole message
 * @param replayable whether the message itself has come back from the broker and can be sent again
 */
public record DeadLetter(
        UUID id,
        String queue,
        UUID eventId,
        String eventType,
        String subject,
        String digest,
        String reason,
        Instant deadAt,
        boolean replayable,
        Instant replayedAt,
        String replayedBy) {}
