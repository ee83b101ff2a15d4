package org.trucewatch.notification.meeting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody asks for who wants to move a meeting.
 *
 * @param digest over what was asked, so that the same can be told from something else
 */
public record Delay(
        UUID id, String party, String person, List<Proposal> proposed, Instant replyBy, String reason, String digest) {}
