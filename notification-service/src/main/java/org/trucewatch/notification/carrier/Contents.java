package org.trucewatch.notification.carrier;

import org.trucewatch.notification.notice.Notice;
import org.trucewatch.notification.notice.Notices;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Released notices for sending. They never change, and one goes to many, so the latest are kept at hand. */
@ApplicationScoped
class Contents {

    private static final int AT_HAND = 200;

    private final Notices notices;
    private final Map<UUID, Notice> atHand = Collections.synchronizedMap(new LinkedHashMap<>(AT_HAND, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Notice> eldest) {
            return size() > AT_HAND;
        }
    });

    Contents(Notices notices) {
        this.notices = notices;
    }

    Map<UUID, Notice> of(Collection<UUID> ids) {
        Map<UUID, Notice> found = new HashMap<>();
        ids.forEach(id -> {
            Notice notice = atHand.get(id);
            if (notice != null) {
                found.put(id, notice);
            }
        });
        List<UUID> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            notices.list("id in ?1", missing).forEach(notice -> {
                found.put(notice.id(), notice);
                atHand.put(notice.id(), notice);
            });
        }
        return found;
    }
}
