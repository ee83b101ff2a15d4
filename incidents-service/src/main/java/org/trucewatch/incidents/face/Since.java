package org.trucewatch.incidents.face;

import org.trucewatch.incidents.body.Query;
import org.trucewatch.kit.problems.Refusal;

import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * From where on changes are told: a time of the business clock, or the mark of an earlier answer, which is exact. Marks
 * follow transactions: whatever had not been committed when the mark was made is told, however early it was begun.
 *
 * @param time null where there is a mark
 * @param mark the oldest transaction that was running then
 */
public record Since(OffsetDateTime time, long mark) {

    private static final Pattern MARK = Pattern.compile("change-(\\d{1,18})");

    /** @param now the mark that would be given now; one that is later comes from elsewhere. @throws Refusal 422 */
    public static Since read(String text, Since now) {
        var mark = text == null ? null : MARK.matcher(text);
        if (mark == null || !mark.matches()) {
            return text == null ? null : new Since(Query.time("since", text), 0);
        }
        var since = new Since(null, Long.parseLong(mark.group(1)));
        if (since.mark > now.mark) {
            throw Refusal.invalid("?since", "was not given by these data, which may have been restored; begin anew");
        }
        return since;
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

    @Override
    public String toString() {
        return isExact() ? "change-" + mark : time.toString();
    }
}
