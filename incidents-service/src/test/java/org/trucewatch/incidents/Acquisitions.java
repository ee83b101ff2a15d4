package org.trucewatch.incidents;

import io.agroal.api.AgroalPoolInterceptor;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

/** Counts how often a call asks for the database; outside of a transaction that is once for each statement. */
@Singleton
public class Acquisitions implements AgroalPoolInterceptor {

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (Thread.currentThread().getName().startsWith("executor-thread")) {
            count.incrementAndGet();
        }
    }

    /** The fewest of several tries, because others may ask meanwhile. */
    public int during(Runnable call) {
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            count.set(0);
            call.run();
            fewest = Math.min(fewest, count.get());
        }
        return fewest;
    }
}
