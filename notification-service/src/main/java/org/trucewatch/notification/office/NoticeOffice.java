package org.trucewatch.notification.office;

import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.kit.timers.Timers;
import org.trucewatch.notification.notice.Draft;
import org.trucewatch.notification.notice.Notice;
import org.trucewatch.notification.notice.Notices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Issues notices. One fact makes one notice, because its id follows from the fact. */
@ApplicationScoped
public class NoticeOffice {

    static final String RELEASE = "notice-release";

    private final NoticeRows rows;
    private final Notices notices;
    private final Release release;
    private final DailySchedule schedule;
    private final Timers timers;
    private final BusinessClock clock;

    NoticeOffice(
            NoticeRows rows,
            Notices notices,
            Release release,
            DailySchedule schedule,
            Timers timers,
            BusinessClock clock) {
        this.rows = rows;
        this.notices = notices;
        this.release = release;
        this.schedule = schedule;
        this.timers = timers;
        this.clock = clock;
    }

    /** Releases what is due at once and holds the rest until its hour. What was issued before changes nothing. */
    @Transactional
    public void issue(List<Draft> drafts) {
        Instant now = clock.instant();
        var due = drafts.stream()
                .collect(Collectors.partitioningBy(
                        draft -> !draft.heading().releaseAt().isAfter(now)));
        var held = rows.hold(due.get(false));
        timers.all(due.get(false).stream()
                .map(Draft::heading)
                .filter(heading -> held.contains(heading.id()))
                .map(heading -> new Timers.Timer(RELEASE, heading.id().toString(), heading.releaseAt()))
                .toList());
        var released = rows.release(due.get(true), now);
        release.at(
                now,
                due.get(true).stream()
                        .filter(draft -> released.contains(draft.heading().id()))
                        .toList());
    }

    /**
     * Releases a held notice whose hour has come; a daily schedule is written now, when nothing more is added.
     *
     * @throws NotYet when the business clock was moved back in between
     */
    @Transactional
    public void release(UUID id) {
        Instant now = clock.instant();
        Notice notice = notices.locked(id);
        if (notice.releasedAt() != null) {
            return;
        }
        if (notice.releaseAt().isAfter(now)) {
            throw new NotYet(notice.releaseAt());
        }
        if (!notice.written()) {
            notice.write(schedule.write(notice));
            notices.flush();
        }
        rows.release(id, now);
        release.at(now, List.of(draft(notice)));
    }

    private static Draft draft(Notice notice) {
        return new Draft(notice.heading(), notice.document(), notice.digest(), notice.titles());
    }
}
