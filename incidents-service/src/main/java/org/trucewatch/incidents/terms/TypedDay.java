package org.trucewatch.incidents.terms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** A whole day as somebody typed it, in the agreement's zone: it may begin late, where clocks skip midnight. */
public record TypedDay(LocalDate day) {

    /** Whether it is a day that was typed, and no time of it. */
    public static boolean isOne(String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}");
    }

    /** @throws IllegalArgumentException with what is wrong */
    public static TypedDay parse(String text) {
        try {
            if (isOne(text)) {
                return new TypedDay(LocalDate.parse(text));
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw new IllegalArgumentException("must be a date, such as 2016-03-05");
    }

    /** The first moment that clocks showed on it. */
    public OffsetDateTime from(Snapshot agreement) {
        return day.atStartOfDay(zone(agreement)).toOffsetDateTime();
    }

    /** Its last second. */
    public OffsetDateTime to(Snapshot agreement) {
        return day.plusDays(1).atStartOfDay(zone(agreement)).minusSeconds(1).toOffsetDateTime();
    }

    private ZoneId zone(Snapshot agreement) {
        return TypedTime.zone(agreement, day.atStartOfDay());
    }
}
