package org.trucewatch.notification.party;

import org.trucewatch.kit.time.OfficeHours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Where a party can be served, and at what hours. */
@Embeddable
public class Office {

    @Column(name = "office_name")
    private String name;

    @Column(name = "office_email")
    private String email;

    @Column(name = "office_zone")
    private String zone;

    @Column(name = "office_days")
    private String days;

    @Column(name = "office_from")
    private String from;

    @Column(name = "office_to")
    private String to;

    protected Office() {}

    /** @param days MON to SUN */
    public Office(String name, String email, ZoneId zone, List<String> days, String from, String to) {
        this.name = name;
        this.email = email;
        this.zone = zone.getId();
        this.days = Codes.join(days);
        this.from = from;
        this.to = to;
        hours(); // refuses an office that never opens
    }

    public OfficeHours hours() {
        return OfficeHours.of(
                ZoneId.of(zone), Codes.split(days).stream().map(Office::day).collect(Collectors.toSet()), from, to);
    }

    /** When something that arrives at the instant is effectively served: at once in office hours, else at the next opening. */
    public Instant servesAt(Instant arrival) {
        return hours().firstOpenAt(arrival);
    }

    private static DayOfWeek day(String three) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(three)) {
                return day;
            }
        }
        throw new IllegalArgumentException("no day of the week is called " + three);
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public String zone() {
        return zone;
    }

    public List<String> days() {
        return Codes.split(days);
    }

    public String from() {
        return from;
    }

    public String to() {
        return to;
    }
}
