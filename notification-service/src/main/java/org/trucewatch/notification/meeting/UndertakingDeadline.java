package org.trucewatch.notification.meeting;

import org.trucewatch.kit.timers.Deadline;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The date of an undertaking, by the account of the meeting and the place in it. */
@ApplicationScoped
class UndertakingDeadline implements Deadline {

    static final String NAME = "undertaking";

    private final MinuteBook book;

    UndertakingDeadline(MinuteBook book) {
        this.book = book;
    }

    static String key(UUID outcome, int place) {
        return outcome + "/" + place;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(String key) {
        var parts = key.split("/");
        book.due(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
    }
}
