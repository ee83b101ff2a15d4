package org.trucewatch.kit.probe;

import org.trucewatch.kit.timers.Deadline;
import org.trucewatch.kit.timers.NotYet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

/** Remembers what fell due. */
@Singleton
public class ProbeDeadline implements Deadline {

    public final List<String> due = new CopyOnWriteArrayList<>();
    public final AtomicInteger failures = new AtomicInteger();
    public final Map<String, Instant> early = new ConcurrentHashMap<>();
    public final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    public final List<String> waiting = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public void due(String key) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("not this time");
        }
        if (early.containsKey(key)) {
            throw new NotYet(early.remove(key));
        }
        if (held.containsKey(key)) {
            waiting.add(key);
            try {
                held.get(key).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        due.add(key);
    }
}
