package org.trucewatch.notification.meeting;

import org.trucewatch.kit.timers.Deadline;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The time by which a request to move a meeting has to be answered. */
@ApplicationScoped
class PostponementDeadline implements Deadline {

    static final String NAME = "postponement-reply";

    private final PostponementDesk desk;

    PostponementDeadline(PostponementDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(String key) {
        desk.timeIsUp(UUID.fromString(key));
    }
}
