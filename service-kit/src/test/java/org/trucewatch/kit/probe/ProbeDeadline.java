package org.trucewatch.kit.probe;

import org.trucewatch.kit.timers.Deadline;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

/** Remembers what fell due. */
@Singleton
public class ProbeDeadline implements Deadline {

    public final List<String> due = new CopyOnWriteArrayList<>();
    public final AtomicInteger failures = new AtomicInteger();

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public void due(String key) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("not this time");
        }
        due.add(key);
    }
}
