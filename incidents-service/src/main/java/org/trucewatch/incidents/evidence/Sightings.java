package org.trucewatch.incidents.evidence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.time.BusinessClock;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Writes down who reads a content. A player that asks for a film piece by piece would fill the record, so each reader has
 * one entry a minute for a file, in each replica; it says which part was asked for first.
 */
@ApplicationScoped
public class Sightings {

    private record Reading(UUID evidence, String reader) {}

    private static final Duration ONE_ENTRY = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Custody custody;
    private final BusinessClock clock;
    private final Cache<Reading, Boolean> recent = Caffeine.newBuilder()
            .expireAfterWrite(ONE_ENTRY)
            .maximumSize(MOST)
            .executor(Runnable::run)
            .build();

    Sightings(Custody custody, BusinessClock clock) {
        this.custody = custody;
        this.clock = clock;
    }

    /**
     * Commits before the first byte is given.
     *
     * @param reader the account, which is not written down
     * @param part what is asked for, such as {@code 0-99}, or null for everything
     */
    public void note(Evidence evidence, String reader, Custody.By by, String part) {
        recent.get(new Reading(evidence.id(), reader), first -> {
            var detail = part == null ? null : Json.MAPPER.createObjectNode().put("bytes", part);
            custody.add(evidence, "VIEWED", clock.instant(), by, detail);
            return true;
        });
    }
}
