package org.trucewatch.notification.api;

import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.notification.notice.Posted;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The place of a notice in lists, newest first; both null at the beginning. */
record NoticeCursor(Instant releasedAt, UUID id) {

    static NoticeCursor after(Paging paging) {
        var keys = paging.after(2);
        if (keys.isEmpty()) {
            return new NoticeCursor(null, null);
        }
        try {
            var place = new NoticeCursor(
                    Instant.parse(keys.get().get(0)), UUID.fromString(keys.get().get(1)));
            if (Datable.Years.have(place.releasedAt())) {
                return place;
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // falls through to the refusal
        }
        throw Refusal.invalid("?cursor", "is not one that a link to the next page gave");
    }

    static List<String> keys(Posted notice) {
        return List.of(notice.releasedAt().toString(), notice.id().toString());
    }
}
