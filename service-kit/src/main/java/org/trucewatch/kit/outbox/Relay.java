package org.trucewatch.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Hands committed events to the broker: claims a batch under a lease, publishes all of it, waits for the confirms, and
 * settles what was confirmed. No transaction is open while the broker is asked; a crash between publishing and
 * settling sends again under the same event id.
 */
@ApplicationScoped
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int BATCH = 500;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final OutboxTable table;
    private final Publisher publisher;
    private final Alarm alarm;
    private final Counter sent;
    private final Counter failed;
    private volatile OutboxTable.Backlog backlog = new OutboxTable.Backlog(0, 0);
    private volatile boolean stopping;
    private Thread thread;

    Relay(OutboxTable table, Publisher publisher, Alarm alarm, MeterRegistry metrics) {
        this.table = table;
        this.publisher = publisher;
        this.alarm = alarm;
        this.sent = metrics.counter("trucewatch.outbox.sent");
        this.failed = metrics.counter("trucewatch.outbox.failed");
        metrics.gauge("trucewatch.outbox.unsent", this, relay -> relay.look().rows());
        TimeGauge.builder("trucewatch.outbox.oldest", this, TimeUnit.SECONDS, relay -> relay.backlog.oldestSeconds())
                .description("Age of the oldest event that the broker has not confirmed")
                .register(metrics);
    }

    public void start() {
        thread = new Thread(this::run, "outbox-relay");
        thread.start();
    }

    /** Ends after the batch at hand. */
    public void stop() throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(CONFIRM_WITHIN.toMillis());
        }
    }

    private void run() {
        var trouble = Duration.ZERO;
        while (!stopping) {
            try {
                boolean more = relayOnce();
                trouble = Duration.ZERO;
                if (!more) {
                    alarm.await(POLL);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                if (trouble.isZero()) {
                    LOG.warnf("Events wait: %s", e.getMessage());
                }
                trouble =
                        trouble.isZero() ? Duration.ofMillis(200) : min(trouble.multipliedBy(2), Duration.ofSeconds(5));
                if (!pause(trouble)) {
                    return;
                }
            }
        }
    }

    /** Whether there may be more at once. */
    private boolean relayOnce() throws SQLException, InterruptedException {
        var claimed = table.claim(BATCH, LEASE);
        if (claimed.isEmpty()) {
            return false;
        }
        var confirms = new ArrayList<CompletableFuture<Void>>(claimed.size());
        for (var row : claimed) {
            confirms.add(publisher.publish(row.message()).toCompletableFuture());
        }
        var confirmed = new ArrayList<Long>(claimed.size());
        var unconfirmed = new ArrayList<Long>();
        long until = System.nanoTime() + CONFIRM_WITHIN.toNanos();
        int attempts = 0;
        for (int i = 0; i < claimed.size(); i++) {
            if (isConfirmed(confirms.get(i), until)) {
                confirmed.add(claimed.get(i).position());
            } else {
                unconfirmed.add(claimed.get(i).position());
                attempts = Math.max(attempts, claimed.get(i).attempts());
            }
        }
        settle(confirmed, unconfirmed, attempts);
        return claimed.size() == BATCH;
    }

    private void settle(List<Long> confirmed, List<Long> unconfirmed, int attempts) throws SQLException {
        if (!confirmed.isEmpty()) {
            table.settle(confirmed);
            sent.increment(confirmed.size());
        }
        if (!unconfirmed.isEmpty()) {
            failed.increment(unconfirmed.size());
            var wait = Duration.ofMillis(Math.min(30_000, 250L << Math.min(attempts, 7)));
            table.release(unconfirmed, wait);
            LOG.warnf("%d events not confirmed by the broker; again in %s", unconfirmed.size(), wait);
        }
    }

    private static boolean isConfirmed(CompletableFuture<Void> confirm, long until) throws InterruptedException {
        try {
            confirm.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return false;
        }
    }

    private OutboxTable.Backlog look() {
        try {
            backlog = table.backlog();
        } catch (SQLException e) {
            LOG.debug("the backlog cannot be read", e);
        }
        return backlog;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static boolean pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
