package org.trucewatch.notification.meeting;

import org.trucewatch.kit.timers.Deadline;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The time by which a request to meet has to be answered. */
@ApplicationScoped
class MeetingDeadline implements Deadline {

    static final String NAME = "meeting-reply";

    private final MeetingRoom room;

    MeetingDeadline(MeetingRoom room) {
        this.room = room;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(String key) {
        room.timeIsUp(UUID.fromString(key));
    }
}
