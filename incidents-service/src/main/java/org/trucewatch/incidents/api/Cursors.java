package org.trucewatch.incidents.api;

import org.trucewatch.kit.paging.Paging;
import org.trucewatch.kit.problems.Refusal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads the sort keys that a cursor holds. */
final class Cursors {

    /** The place in a list that is in the order of times, and of ids where the times are equal. */
    record Mark(Instant time, UUID id) {

        /** After everything there is. */
        static final Mark END = new Mark(LAST, new UUID(-1, -1));

        /** Before everything from a time on. */
        static Mark before(Instant time) {
            return new Mark(time, new UUID(0, 0));
        }
    }

    // the database's calendar is longer at both ends
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Cursors() {}

    /** The only key, a text; the first page comes after the empty one. */
    static String text(Paging paging) {
        var key = paging.after(1).map(keys -> keys.get(0)).orElse("");
        if (key.indexOf('\0') >= 0) {
            throw notOurs();
        }
        return key;
    }

    /** The only key, a number from 1; the first page comes after 0. */
    static int number(Paging paging) {
        var key = paging.after(1).map(keys -> keys.get(0)).orElse("0");
        if (!key.matches("\\d{1,9}")) {
            throw notOurs();
        }
        return Integer.parseInt(key);
    }

    /** Empty on the first page. */
    static Optional<Mark> mark(Paging paging) {
        return paging.after(2).map(keys -> new Mark(time(keys.get(0)), uuid(keys.get(1))));
    }

    private static Instant time(String key) {
        try {
            var time = Instant.parse(key);
            if (!time.isBefore(FIRST) && time.isBefore(LAST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw notOurs();
    }

    private static UUID uuid(String key) {
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
