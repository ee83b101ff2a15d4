package org.trucewatch.load.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Reports on their way to the notice: which went in when, and so how long each took until the party asked had it. */
final class Chain implements SingleIntake.Listener {

    /**
     * A batch of 200, which is what a consumer takes at a time, for each of the six steps of the way: fewer would leave
     * some of them idle while others work, more would measure the length of queues.
     */
    private static final int ON_THE_WAY = 6 * 200;

    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LOSE_PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private final Inbox inbox;
    private final long arrivedBefore;
    private final Map<UUID, Long> sentAt = new ConcurrentHashMap<>();
    private final AtomicLong begun = new AtomicLong();

    Chain(Inbox inbox) {
        this.inbox = inbox;
        this.arrivedBefore = inbox.arrived();
    }

    @Override
    public void taken(UUID report, long sentAtNanos) {
        sentAt.put(report, sentAtNanos);
    }

    long sent() {
        return sentAt.size();
    }

    long arrived() {
        return inbox.arrived() - arrivedBefore;
    }

    /** Posts only while not too many are on the way, so that what goes in is what comes out. */
    Crew.Hand paced(SingleIntake intake) {
        return new Crew.Hand() {
            @Override
            public boolean once() throws IOException {
                var patience = System.nanoTime() + LOSE_PATIENCE;
                while (begun.get() - arrived() >= ON_THE_WAY && System.nanoTime() < patience) {
                    LockSupport.parkNanos(LOOK_EVERY);
                }
                begun.incrementAndGet();
                return intake.once();
            }

            @Override
            public void close() throws IOException {
                intake.close();
            }
        };
    }

    /**
     * From sending the report to the arrival of the notice, for every report whose notice has arrived.
     *
     * @param incidents by report
     * @param cases by incident
     * @param arrivals on the clock of {@link System#nanoTime}, by case
     */
    Latencies latencies(Map<String, String> incidents, Map<String, Trace.Opened> cases, Map<String, Long> arrivals) {
        var nanos = new ArrayList<Long>();
        sentAt.forEach((report, sent) -> {
            var file = cases.get(incidents.getOrDefault(report.toString(), ""));
            var arrived = file == null ? null : arrivals.get(file.id());
            if (arrived != null) {
                nanos.add(arrived - sent);
            }
        });
        return Latencies.ofNanos(nanos);
    }
}
