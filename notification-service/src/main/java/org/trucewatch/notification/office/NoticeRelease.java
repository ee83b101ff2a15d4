package org.trucewatch.notification.office;

import org.trucewatch.kit.timers.Deadline;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The hour at which a held notice is released. */
@ApplicationScoped
class NoticeRelease implements Deadline {

    private final NoticeOffice office;

    NoticeRelease(NoticeOffice office) {
        this.office = office;
    }

    @Override
    public String name() {
        return NoticeOffice.RELEASE;
    }

    @Override
    public void due(String key) {
        office.release(UUID.fromString(key));
    }
}
