package org.trucewatch.notification.carrier;

import org.trucewatch.notification.letter.HtmlLetters;
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
class Prints {

    /** As many as are under way at a time; each takes some hundred kilobytes. */
    private static final int AT_HAND = 64;

    private final Notices notices;
    private final HtmlLetters pages;
    private final Map<UUID, Print> atHand = Collections.synchronizedMap(new LinkedHashMap<>(AT_HAND, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Print> eldest) {
            return size() > AT_HAND;
        }
    });

    Prints(Notices notices, HtmlLetters pages) {
        this.notices = notices;
        this.pages = pages;
    }

    Map<UUID, Print> of(Collection<UUID> ids) {
        Map<UUID, Print> found = new HashMap<>();
        ids.forEach(id -> {
            Print print = atHand.get(id);
            if (print != null) {
                found.put(id, print);
            }
        });
        List<UUID> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            notices.list("id in ?1", missing).forEach(notice -> {
                var print = new Print(notice, pages);
                found.put(notice.id(), print);
                atHand.put(notice.id(), print);
            });
        }
        return found;
    }
}
