package org.trucewatch.incidents.terms;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;

/**
 * A time as somebody typed it, in the agreement's zone unless it says otherwise. A time that no clock of the zone ever
 * showed was typed wrong; one that clocks showed twice needs its offset.
 *
 * @param offset null where none is said
 */
public record TypedTime(LocalDateTime local, ZoneOffset offset) {

    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    /** @throws IllegalArgumentException with what is wrong */
    public static TypedTime parse(String text) {
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

    /**
     * As a phone sends what its screen showed: it may be set to another zone than the agreement's, so its offset stays, and
     * intake notes where it is not that of the zone.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public OffsetDateTime shown(Snapshot agreement) {
        var settled = inZone(agreement);
        return offset == null ? settled : local.atOffset(offset);
    }

    /**
     * As it stands in a file, where an offset settles it.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public OffsetDateTime written(Snapshot agreement) {
        return offset == null ? inZone(agreement) : local.atOffset(offset);
    }

    private OffsetDateTime inZone(Snapshot agreement) {
        var zone = zone(agreement, local);
        var gap = zone.getRules().getTransition(local);
        if (gap != null && gap.isGap()) {
            throw new IllegalArgumentException("there was no " + local.toLocalTime() + " on " + local.toLocalDate()
                    + " in "
                    + zone + ": clocks went from " + gap.getDateTimeBefore().toLocalTime() + " to "
                    + gap.getDateTimeAfter().toLocalTime());
        }
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() > 1 && offset == null) {
            throw new IllegalArgumentException("is there twice in " + zone + ", so it needs its offset, "
                    + offsets.get(0) + " or " + offsets.get(1));
        }
        return local.atOffset(offsets.get(0));
    }

    /** Taken as UTC, a local time is near enough to know which version of the agreement names the zone. */
    static ZoneId zone(Snapshot agreement, LocalDateTime local) {
        return agreement.termsAt(local.toInstant(ZoneOffset.UTC)).zoneId();
    }
}
