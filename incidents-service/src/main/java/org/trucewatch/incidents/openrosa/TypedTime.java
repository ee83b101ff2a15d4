package org.trucewatch.incidents.openrosa;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;

/**
 * A time as somebody typed it, on a phone that may be set to another zone than the agreement's. What the phone says the
 * offset was stays, and intake notes where it is not that of the zone; but a time that no clock of the zone ever showed
 * was typed wrong.
 *
 * @param offset null where the phone says none
 */
record TypedTime(LocalDateTime local, ZoneOffset offset) {

    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    /** @throws IllegalArgumentException with what is wrong */
    static TypedTime parse(String text) {
        try {
            if (text.matches("\\d{4}-.*")) {
                var parsed = WRITTEN.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
                return parsed instanceof OffsetDateTime time
                        ? new TypedTime(time.toLocalDateTime(), time.getOffset())
                        : new TypedTime((LocalDateTime) parsed, null);
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw new IllegalArgumentException("must be a date and time, such as 2016-03-05T09:00:00.000+02:00");
    }

    /** @throws IllegalArgumentException with what is wrong */
    static LocalDate day(String text) {
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw new IllegalArgumentException("must be a date, such as 2016-03-05");
    }

    /** @throws IllegalArgumentException with what is wrong */
    OffsetDateTime in(ZoneId zone) {
        var gap = zone.getRules().getTransition(local);
        if (gap != null && gap.isGap()) {
            throw new IllegalArgumentException("there was no " + local.toLocalTime() + " on " + local.toLocalDate()
                    + " in "
                    + zone + ": clocks went from " + gap.getDateTimeBefore().toLocalTime() + " to "
                    + gap.getDateTimeAfter().toLocalTime());
        }
        if (offset != null) {
            return local.atOffset(offset);
        }
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() > 1) {
            throw new IllegalArgumentException("is there twice in " + zone + ", so it needs its offset, "
                    + offsets.get(0) + " or " + offsets.get(1));
        }
        return local.atOffset(offsets.get(0));
    }
}
