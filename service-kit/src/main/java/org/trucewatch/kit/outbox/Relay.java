package org.trucewatch.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.jboss.logging.Logger;
import org.trucewatch.kit.loop.Loop;
import org.trucewatch.kit.loop.Loops;
import org.trucewatch.kit.loop.Precedence;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Hands committed events to the broker: claims a batch under a lease, publishes all of it, waits for the confirms, and
 * settles what was confirmed. No transaction is open while the broker is asked; a crash between publishing and
 * settling sends again under the same event id.
 */
@ApplicationScoped
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int MOST = 500;
    private static final long MOST_BYTES = 8L << 20;
    private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(15);

    // outlasts a batch: writing into a connection that fell silent ends after some 35 seconds, then come the confirms
    private static final Duration LEASE = Duration.ofSeconds(60);

    // in a stream of events few large batches cost much less than many small ones; a lone one is sent at once
    private static final long GATHER_MILLIS = 10;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final OutboxTable table;
    private final Publisher publisher;
    private final Precedence precedence;
    private final Loop loop;
    private final Counter sent;
    private final Counter failed;
    private volatile OutboxTable.Backlog backlog = new OutboxTable.Backlog(0, 0);

    Relay(OutboxTable table, Publisher publisher, Precedence precedence, Loops loops, MeterRegistry metrics) {
        this.table = table;
        this.publisher = publisher;
        this.precedence = precedence;
        this.loop = loops.of("relays the outbox", POLL, this::relay);
        this.sent = metrics.counter("trucewatch.outbox.sent");
        this.failed = metrics.counter("trucewatch.outbox.failed");
        metrics.gauge("trucewatch.outbox.unsent", this, relay -> relay.look().rows());
        TimeGauge.builder("trucewatch.outbox.oldest", this, TimeUnit.SECONDS, relay -> relay.backlog.oldestSeconds())
                .description("Age of the oldest event that the broker has not confirmed")
                .register(metrics);
    }

    public void start() {
        loop.start();
    }

    /** Ends after the batch at hand. */
    public void stop() throws InterruptedException {
        loop.stop();
    }

    /** There is something to send; rows that another process committed are found after a moment without. */
    void wake() {
        loop.wake();
    }

    /** One batch; whether there may be more at once. Nothing is claimed before there is a connection to publish it on. */
    private boolean relay() throws SQLException, IOException, TimeoutException, InterruptedException {
        publisher.open();
        long begun = System.nanoTime();
        var batch = table.claim(MOST, MOST_BYTES, LEASE);
        var confirms = new ArrayList<CompletableFuture<Void>>(batch.rows().size());
        for (var row : batch.rows()) {
            confirms.add(publisher.publish(row.message()).toCompletableFuture());
        }
        var confirmed = new ArrayList<Long>(confirms.size());
        var unconfirmed = new ArrayList<Long>();
        long until = System.nanoTime() + CONFIRM_WITHIN.toNanos();
        for (int i = 0; i < confirms.size(); i++) {
            (isConfirmed(confirms.get(i), until) ? confirmed : unconfirmed)
                    .add(batch.rows().get(i).position());
        }
        settle(confirmed, unconfirmed);
        precedence.giveWay(begun);
        if (!batch.more() && !confirms.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
        }
        return batch.more();
    }

    private void settle(List<Long> confirmed, List<Long> unconfirmed) throws SQLException, IOException {
        if (!confirmed.isEmpty()) {
            table.settle(confirmed);
            sent.increment(confirmed.size());
        }
        if (!unconfirmed.isEmpty()) {
            table.release(unconfirmed);
            failed.increment(unconfirmed.size());
            LOG.warnf("%d events were not confirmed", unconfirmed.size());
            if (confirmed.isEmpty()) {
                throw new IOException("the broker confirms nothing");
            }
        }
    }

    private static boolean isConfirmed(CompletableFuture<Void> confirm, long until) throws InterruptedException {
        try {
            confirm.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
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
}
