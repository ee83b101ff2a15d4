package org.trucewatch.incidents.api;

import org.trucewatch.kit.problems.Refusal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** Reads the sort keys that a cursor holds. */
final class Cursors {

    private Cursors() {}

    static Instant time(String key) {
        try {
            return Instant.parse(key);
        } catch (DateTimeException e) {
            throw notOurs();
        }
    }

    static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
    }

    private static Refusal notOurs() {
        return Refusal.invalid("?cursor", "is not one that a link to the next page gave");
    }
}
