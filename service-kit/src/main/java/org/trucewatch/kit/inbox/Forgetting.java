package org.trucewatch.kit.inbox;

import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

/** Removes inbox markers that are older than any message can be, once an hour. */
@ApplicationScoped
public class Forgetting {

    private static final Logger LOG = Logger.getLogger(Forgetting.class);
    private static final Duration AGE = Duration.ofDays(30);

    private final Inbox inbox;
    private ScheduledExecutorService hourly;

    Forgetting(Inbox inbox) {
        this.inbox = inbox;
    }

    public void start() {
        hourly = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "forgets-inbox-markers"));
        hourly.scheduleWithFixedDelay(this::forget, 1, 60, TimeUnit.MINUTES);
    }

    public void stop() {
        if (hourly != null) {
            hourly.shutdownNow();
        }
    }

    private void forget() {
        try {
            inbox.forgetOlderThan(AGE);
        } catch (SQLException e) {
            LOG.warnf("old inbox markers stay for now: %s", e.getMessage());
        }
    }
}
