package org.trucewatch.incidents.api;

import org.trucewatch.kit.problems.Refusal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import jakarta.inject.Singleton;

/**
 * How many files are taken at a time. A sender may be slow for hours and holds a worker thread, and reports need some too;
 * and no agency holds so many that there is none for others.
 */
@Singleton
final class UploadPlaces {

    /** A place that is held; closing gives it back. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private static final int MOST = 64;
    private static final int MOST_OF_ONE = 8;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Semaphore all = new Semaphore(MOST);
    private final Map<String, Semaphore> each = new ConcurrentHashMap<>();

    /** @throws Refusal 503 */
    Place take(String agency) {
        var own = each.computeIfAbsent(agency, any -> new Semaphore(MOST_OF_ONE));
        if (!own.tryAcquire()) {
            throw busy("Your agency is sending " + MOST_OF_ONE + " files; send this one after them");
        }
        if (!all.tryAcquire()) {
            own.release();
            throw busy("Too many files are being sent; try again later");
        }
        return () -> {
            all.release();
            own.release();
        };
    }

    private static Refusal busy(String detail) {
        return new Refusal("busy", 503, "Busy", detail, List.of()).retryAfter(SOON);
    }
}
