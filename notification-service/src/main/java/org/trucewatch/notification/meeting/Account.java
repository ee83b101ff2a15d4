package org.trucewatch.notification.meeting;

import java.util.UUID;

/**
 * What a party says became of a meeting.
 *
 * @param content the minutes as they were given, canonical JSON
 * @param digest over the content
 */
public record Account(UUID id, String party, String person, Minutes minutes, String content, String digest) {}
