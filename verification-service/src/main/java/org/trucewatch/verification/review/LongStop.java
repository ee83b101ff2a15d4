package org.trucewatch.verification.review;

import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.timers.Deadline;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.verification.casefile.CaseFiles;
import org.trucewatch.verification.casefile.CaseStatus;
import org.trucewatch.verification.casefile.Deadlines;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The panel's time is over: nobody can stall a case by staying away. */
@ApplicationScoped
class LongStop implements Deadline {

    private final CaseFiles files;
    private final Reveal reveal;
    private final BusinessClock clock;

    LongStop(CaseFiles files, Reveal reveal, BusinessClock clock) {
        this.files = files;
        this.reveal = reveal;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Deadlines.LONG_STOP;
    }

    @Override
    public void due(String key) {
        var file = files.hold(UUID.fromString(key));
        var now = clock.instant();
        if (file.course().status() != CaseStatus.IN_REVIEW) {
            return;
        }
        if (now.isBefore(file.course().longStopAt())) {
            throw new NotYet(file.course().longStopAt());
        }
        reveal.atLongStop(file, now);
    }
}
