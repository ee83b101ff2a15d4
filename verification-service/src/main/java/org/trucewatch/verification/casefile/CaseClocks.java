package org.trucewatch.verification.casefile;

import org.trucewatch.kit.timers.Timers;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the deadlines of a case in step with how far it has come. */
@ApplicationScoped
public class CaseClocks {

    private final Timers timers;

    CaseClocks(Timers timers) {
        this.timers = timers;
    }

    /** Sets the deadline that the case now has, and no other. */
    public void set(CaseFile file) {
        var key = file.id().toString();
        timers.cancel(Deadlines.ACCOUNT_REPLY, key);
        timers.cancel(Deadlines.LONG_STOP, key);
        next(file).ifPresent(timer -> timers.at(timer.name(), timer.key(), timer.when()));
    }

    /** Sets the deadlines of cases that had none. */
    void setFirst(List<CaseFile> files) {
        timers.all(
                files.stream().map(CaseClocks::next).flatMap(Optional::stream).toList());
    }

    private static Optional<Timers.Timer> next(CaseFile file) {
        var key = file.id().toString();
        return switch (file.course().status()) {
            case AWAITING_REPLY ->
                file.hearing()
                        .request()
                        .map(request -> new Timers.Timer(Deadlines.ACCOUNT_REPLY, key, request.replyBy()));
            case IN_REVIEW ->
                Optional.of(
                        new Timers.Timer(Deadlines.LONG_STOP, key, file.course().longStopAt()));
            case DECIDED ->
                Optional.of(new Timers.Timer(
                        Deadlines.FINDING_RELEASE, key, file.course().releaseAt()));
            case OPEN, REOPENED, JOINED -> Optional.empty();
        };
    }
}
