package org.trucewatch.kit.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;
import org.trucewatch.kit.events.CloudEvents;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.events.UnreadableEvent;
import org.trucewatch.kit.loop.Loop;
import org.trucewatch.kit.problems.Refusal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads deliveries with a reader. Together they are one transaction; when that fails, each is tried alone, so that one
 * poison message costs its neighbours nothing. Transient failures are tried again with jitter, an outage of the
 * database is waited out, and whatever else fails is given up with a reason. An {@link Error} of the process is thrown.
 */
@ApplicationScoped
public class Reading {

    private static final Logger LOG = Logger.getLogger(Reading.class);
    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final Inbox inbox;
    private final Tracing tracing;

    Reading(Inbox inbox, Tracing tracing) {
        this.inbox = inbox;
        this.tracing = tracing;
    }

    /** What a delivery is about, as far as it could be read, and why it was given up; {@code reason} null means read. */
    public record Verdict(Event event, String reason) {
        public boolean read() {
            return reason == null;
        }
    }

    /** Thrown when the service stops before the deliveries could be read; they stay with the broker. */
    public static class Interrupted extends RuntimeException {}

    /**
     * Reads the deliveries; the verdicts are in their order.
     *
     * @param stopping asked before each pause
     * @throws Interrupted when stopping
     */
    public List<Verdict> read(EventReader reader, List<byte[]> deliveries, BooleanSupplier stopping) {
        var verdicts = new ArrayList<Verdict>(deliveries.size());
        var events = new ArrayList<Event>(deliveries.size());
        for (byte[] delivery : deliveries) {
            try {
                var event = CloudEvents.fromBytes(delivery);
                events.add(event);
                verdicts.add(new Verdict(event, null));
            } catch (UnreadableEvent e) {
                verdicts.add(new Verdict(null, reason(e)));
            }
        }
        if (events.isEmpty()) {
            return verdicts;
        }
        String reason = attempt(reader, events, stopping);
        if (reason == null) {
            return verdicts;
        }
        return verdicts.stream()
                .map(verdict -> verdict.read()
                        ? new Verdict(
                                verdict.event(),
                                events.size() == 1 ? reason : attempt(reader, List.of(verdict.event()), stopping))
                        : verdict)
                .toList();
    }

    /** Null when the events took effect, else why they did not. */
    private String attempt(EventReader reader, List<Event> events, BooleanSupplier stopping) {
        for (int tries = 1; ; tries++) {
            try {
                tracing.around(reader.queue(), events, () -> QuarkusTransaction.requiringNew()
                        .timeout(120)
                        .run(() -> apply(reader, events)));
                return null;
            } catch (RuntimeException | Error e) {
                if (Loop.isIllness(e)) {
                    throw e;
                }
                if (!Failures.isTransient(e) || tries >= TRIES && !Failures.isOutage(e)) {
                    if (events.size() == 1) {
                        LOG.errorf(
                                e,
                                "%s cannot read %s %s",
                                reader.queue(),
                                events.get(0).type(),
                                events.get(0).id());
                    }
                    return reason(e);
                }
                LOG.debugf(e, "%s tries again", reader.queue());
                pause(tries, stopping);
            }
        }
    }

    private void apply(EventReader reader, List<Event> events) {
        try {
            var unread = inbox.unread(reader.queue(), events);
            if (!unread.isEmpty()) {
                reader.readAll(unread);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the inbox cannot be marked", e);
        }
    }

    private static void pause(int tries, BooleanSupplier stopping) {
        if (stopping.getAsBoolean()) {
            throw new Interrupted();
        }
        long most = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(tries, 10));
        try {
            TimeUnit.MILLISECONDS.sleep(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted();
        }
    }

    /** Only messages that we wrote ourselves are shown: others may quote the payload. */
    private static String reason(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableEvent
                    || cause instanceof PermanentFailure
                    || cause instanceof TransientFailure
                    || cause instanceof Refusal) {
                return cause.getMessage();
            }
        }
        return e.getClass().getSimpleName();
    }
}
