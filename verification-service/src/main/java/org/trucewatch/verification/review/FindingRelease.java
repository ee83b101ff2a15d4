package org.trucewatch.verification.review;

import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.timers.Deadline;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.verification.casefile.CaseBulletin;
import org.trucewatch.verification.casefile.CaseFiles;
import org.trucewatch.verification.casefile.Deadlines;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** A finding may be known: only now is everybody told that the case is decided. */
@ApplicationScoped
class FindingRelease implements Deadline {

    private final CaseFiles files;
    private final CaseBulletin bulletin;
    private final BusinessClock clock;

    FindingRelease(CaseFiles files, CaseBulletin bulletin, BusinessClock clock) {
        this.files = files;
        this.bulletin = bulletin;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Deadlines.FINDING_RELEASE;
    }

    @Override
    public void due(String key) {
        var file = files.hold(UUID.fromString(key));
        var now = clock.instant();
        if (!file.course().isReleased(now)) {
            throw new NotYet(file.course().releaseAt());
        }
        file.release();
        bulletin.tell(file, now);
    }
}
