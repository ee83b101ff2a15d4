package org.trucewatch.notification.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which released notices are asked for; null means any.
 *
 * @param agreements the agreements that the asker may look into
 * @param party a party the notice was delivered to
 * @param state how far it is with that party, or with any party where none is given
 * @param subject the subject, or the case that a daily schedule lists
 * @param beforeReleased sort keys of the last item of the page before
 */
public record Wanted(
        List<String> agreements,
        String party,
        Kind kind,
        Progress state,
        String subject,
        Instant beforeReleased,
        UUID beforeId,
        Instant now,
        int atMost) {}
