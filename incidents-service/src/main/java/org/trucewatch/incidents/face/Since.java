package org.trucewatch.incidents.face;

import java.time.OffsetDateTime;

/**
 * From where on changes are told: a time of the business clock, or the mark of an earlier answer, which is exact. Marks
 * follow transactions: whatever had not been committed when the mark was made is told, however early it was begun.
 *
 * @param time null where there is a mark
 * @param mark the oldest transaction that was running then
 */
public record Since(OffsetDateTime time, long mark) {

    static Since time(OffsetDateTime time) {
        return new Since(time, 0);
    }

    static Since mark(long oldestRunning) {
        return new Since(null, oldestRunning);
    }

    /** Whether it says exactly what its bearer has been told. */
    public boolean isExact() {
        return time == null;
    }

    /** The time, or the transaction. */
    public Object value() {
        return isExact() ? (Object) mark : time;
    }
}
