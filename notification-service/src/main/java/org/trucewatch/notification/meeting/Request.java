package org.trucewatch.notification.meeting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody asks for.
 *
 * @param content the request as it was made, canonical JSON
 * @param digest over the content
 */
public record Request(
        UUID id,
        String agreementId,
        boolean drill,
        String requestedBy,
        String person,
        boolean urgent,
        List<String> required,
        List<String> invited,
        List<Proposal> proposed,
        Instant replyBy,
        String content,
        String digest) {}
