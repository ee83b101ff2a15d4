package org.trucewatch.kit.inbox;

import org.trucewatch.kit.loop.Loop;
import org.trucewatch.kit.loop.Loops;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

/** Removes inbox markers that are older than any message can be, once an hour. */
@ApplicationScoped
public class Forgetting {

    private static final Duration AGE = Duration.ofDays(30);

    private final Loop hourly;

    Forgetting(Inbox inbox, Loops loops) {
        hourly = loops.of("forgets inbox markers", Duration.ofHours(1), () -> {
            inbox.forgetOlderThan(AGE);
            return false;
        });
    }

    public void start() {
        hourly.start();
    }

    public void stop() throws InterruptedException {
        hourly.stop();
    }
}
