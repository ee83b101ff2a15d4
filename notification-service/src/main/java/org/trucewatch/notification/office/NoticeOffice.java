package org.trucewatch.notification.office;

import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.kit.timers.Timers;
import org.trucewatch.notification.notice.Draft;
import org.trucewatch.notification.notice.Heading;
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
        if (drafts.isEmpty()) {
            return;
        }
        var fresh = rows.add(drafts);
        Instant now = clock.instant();
        var issued = drafts.stream()
                .filter(draft -> fresh.contains(draft.heading().id()))
                .collect(Collectors.partitioningBy(draft -> isDue(draft.heading(), now)));
        timers.all(issued.get(false).stream()
                .map(Draft::heading)
                .map(heading -> new Timers.Timer(RELEASE, heading.id().toString(), heading.releaseAt()))
                .toList());
        release.at(now, issued.get(true));
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
        if (!isDue(notice.heading(), now)) {
            throw new NotYet(notice.releaseAt());
        }
        if (!notice.written()) {
            notice.write(schedule.write(notice));
            notices.flush();
        }
        release.at(now, List.of(draft(notice)));
    }

    private static boolean isDue(Heading heading, Instant now) {
        return !heading.releaseAt().isAfter(now);
    }

    private static Draft draft(Notice notice) {
        return new Draft(notice.heading(), notice.document(), notice.digest(), notice.titles());
    }
}
