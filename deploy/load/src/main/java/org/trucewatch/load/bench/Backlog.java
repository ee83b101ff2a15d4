package org.trucewatch.load.bench;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Whether the services still have to do with what came: events not handed to the broker, messages not read. */
final class Backlog {

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    /** RabbitMQ counts the messages of a quorum queue every five seconds. */
    private static final Duration QUIET = Duration.ofSeconds(6);

    private final Ground ground;
    private final Pages pages;
    private final Broker broker;

    Backlog(Ground ground, Pages pages, Broker broker) {
        this.ground = ground;
        this.pages = pages;
        this.broker = broker;
    }

    /** Waits until nothing has been waiting for some seconds; gives up after the time. */
    boolean drained(Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        var quietSince = System.nanoTime();
        while (System.nanoTime() < end) {
            if (waiting() > 0) {
                quietSince = System.nanoTime();
            } else if (System.nanoTime() - quietSince > QUIET.toNanos()) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return false;
    }

    /** Letters under way are waited for too: sending them uses the processors that the next load is measured on. */
    private long waiting() {
        var unsent = ground.serviceAddresses().values().stream()
                .map(service -> pages.open(URI.create(service + "/q/metrics")))
                .mapToLong(metrics -> unsent(metrics) + sending(metrics))
                .sum();
        return unsent + broker.unread();
    }

    /** @throws IllegalStateException when the service does not tell */
    static long unsent(String metrics) {
        return gauge("trucewatch_outbox_unsent", metrics)
                .orElseThrow(() -> new IllegalStateException("The service does not tell trucewatch_outbox_unsent"));
    }

    /** Zero for a service that sends no letters. */
    static long sending(String metrics) {
        return gauge("trucewatch_deliveries_sending", metrics).orElse(0);
    }

    private static OptionalLong gauge(String name, String metrics) {
        var found = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})?\\s+([0-9.Ee+-]+)$")
                .matcher(metrics);
        return found.find() ? OptionalLong.of((long) Double.parseDouble(found.group(1))) : OptionalLong.empty();
    }
}
