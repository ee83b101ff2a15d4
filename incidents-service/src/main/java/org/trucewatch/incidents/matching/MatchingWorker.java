package org.trucewatch.incidents.matching;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.trucewatch.incidents.intake.ReportsArrived;
import org.trucewatch.kit.loop.Loop;
import org.trucewatch.kit.loop.Loops;
import org.trucewatch.kit.loop.Precedence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Matches in the background. It is woken when this replica took reports and looks every second for those of others;
 * any number of replicas may run, each working on groups that no other has.
 */
@ApplicationScoped
class MatchingWorker {

    private static final Logger LOG = Logger.getLogger(MatchingWorker.class);
    private static final int BATCH = 500;
    private static final long LOOK_EVERY_MILLIS = 1000;

    // A lone report is matched at once. In a steady stream few large batches cost much less than many small ones: to
    // gather
    // for as long as the last ones took keeps up with it, and lets nobody wait longer than that.
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long GATHER_AT_MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final MatchingDesk desk;
    private final Queue queue;
    private final MeterRegistry metrics;
    private final Precedence precedence;
    private final Loop loop;
    private final Semaphore arrivals = new Semaphore(0);

    MatchingWorker(MatchingDesk desk, Queue queue, MeterRegistry metrics, Precedence precedence, Loops loops) {
        this.desk = desk;
        this.queue = queue;
        this.metrics = metrics;
        this.precedence = precedence;
        this.loop = loops.of("matching", Duration.ZERO, this::goRound);
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        loop.end();
        arrivals.release();
        loop.stop();
    }

    void arrived(@Observes ReportsArrived some) {
        if (arrivals.availablePermits() == 0) {
            arrivals.release();
        }
    }

    private boolean goRound() throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        if (!workOnAllGroups()) {
            rest(System.nanoTime() - begun);
        }
        return true;
    }

    private void rest(long workedNanos) throws InterruptedException {
        boolean stream = arrivals.availablePermits() > 0;
        if (stream || arrivals.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            long gather = stream ? Math.min(workedNanos, GATHER_AT_MOST_NANOS) : 0;
            TimeUnit.NANOSECONDS.sleep(Math.max(gather, GATHER_NANOS));
            arrivals.drainPermits();
        }
    }

    private boolean workOnAllGroups() throws SQLException {
        boolean more = false;
        for (var group : queue.groups()) {
            if (loop.stopping()) {
                return false;
            }
            long begun = System.nanoTime();
            more |= workOn(group) == MatchingDesk.Outcome.MORE;
            precedence.giveWay(begun);
        }
        return more;
    }

    private MatchingDesk.Outcome workOn(Queue.Group group) throws SQLException {
        try {
            return desk.match(group, BATCH);
        } catch (SQLException | RuntimeException | StackOverflowError e) {
            // one report of the batch may be the cause: go through it one by one, and set aside the one that fails
            LOG.warnf(e, "A batch of reports in %s %s could not be matched", group.agreementId(), group.area());
        }
        for (var report : queue.nextIds(group, BATCH)) {
            if (loop.stopping() || workOn(group, report) == MatchingDesk.Outcome.TAKEN_BY_ANOTHER) {
                return MatchingDesk.Outcome.TAKEN_BY_ANOTHER;
            }
        }
        return MatchingDesk.Outcome.MORE;
    }

    private MatchingDesk.Outcome workOn(Queue.Group group, UUID report) throws SQLException {
        try {
            return desk.match(group, report);
        } catch (SQLException | RuntimeException | StackOverflowError e) {
            if (Loop.isIllness(e)) {
                throw e;
            }
            metrics.counter("trucewatch.matching.failed").increment();
            LOG.errorf(e, "Report %s could not be matched and is set aside", report);
            queue.setAside(report);
            return MatchingDesk.Outcome.MORE;
        }
    }
}
