package org.trucewatch.kit.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When an office can receive: on some days of the week, between two local times of a zone. {@code to} equal to
 * midnight means the end of the day ({@code 24:00} on the wire). Local times that a change of the clocks skips are
 * moved forward by the length of the gap, as java.time does.
 */
public record OfficeHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    public OfficeHours {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("an office that never opens can be served nothing");
        }
        days = Set.copyOf(days);
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("office hours end before they begin");
        }
    }

    /** An office with a duty officer at every hour. */
    public static OfficeHours always(ZoneId zone) {
        return new OfficeHours(zone, Set.of(DayOfWeek.values()), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    /** Reads {@code 09:00} and {@code 17:00}, or {@code 24:00} for the end of the day. */
    public static OfficeHours of(ZoneId zone, Set<DayOfWeek> days, String from, String to) {
        return new OfficeHours(
                zone, days, LocalTime.parse(from), "24:00".equals(to) ? LocalTime.MIDNIGHT : LocalTime.parse(to));
    }

    public boolean isOpen(Instant instant) {
        return firstOpenAt(instant).equals(instant);
    }

    /** The given instant if the office is open then, else the next opening. */
    public Instant firstOpenAt(Instant notBefore) {
        LocalDate day = notBefore.atZone(zone).toLocalDate();
        for (int i = 0; i <= 8; i++, day = day.plusDays(1)) {
            if (!days.contains(day.getDayOfWeek())) {
                continue;
            }
            Instant opens = ZonedDateTime.of(day, from, zone).toInstant();
            Instant closes = to.equals(LocalTime.MIDNIGHT)
                    ? day.plusDays(1).atStartOfDay(zone).toInstant()
                    : ZonedDateTime.of(day, to, zone).toInstant();
            if (notBefore.isBefore(closes)) {
                return notBefore.isBefore(opens) ? opens : notBefore;
            }
        }
        throw new IllegalStateException("no opening within a week of " + notBefore);
    }
}
