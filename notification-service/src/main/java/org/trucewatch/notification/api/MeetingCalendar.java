package org.trucewatch.notification.api;

import org.trucewatch.notification.meeting.Meeting;
import org.trucewatch.notification.meeting.Proposal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A meeting as a calendar (RFC 5545): what is agreed as one event, what is proposed as one tentative event for each time,
 * and cancelled once it will not take place.
 */
final class MeetingCalendar {

    private final Meeting meeting;
    private final Instant now;
    private final MeetingBody asked;
    private final ICalendar calendar = new ICalendar();

    private MeetingCalendar(Meeting meeting, Instant now) {
        this.meeting = meeting;
        this.now = now;
        this.asked = MeetingView.kept(meeting.invitation().request(), MeetingBody.class);
    }

    static String of(Meeting meeting, Instant now) {
        return new MeetingCalendar(meeting, now).written();
    }

    private String written() {
        calendar.line("BEGIN", "VCALENDAR").line("VERSION", "2.0").line("PRODID", "-//Trucewatch//Meetings//EN");
        if (meeting.agreedStart() != null) {
            event("", meeting.agreedStart(), meeting.agreedMinutes(), agreedStatus());
        } else {
            List<Proposal> proposed = meeting.proposed();
            for (int i = 0; i < proposed.size(); i++) {
                event("-" + (i + 1), proposed.get(i).start(), proposed.get(i).minutes(), proposedStatus());
            }
        }
        return calendar.line("END", "VCALENDAR").toString();
    }

    private String agreedStatus() {
        return switch (meeting.state()) {
            case WITHDRAWN, NOT_HELD -> "CANCELLED";
            default -> "CONFIRMED";
        };
    }

    private String proposedStatus() {
        return switch (meeting.state()) {
            case REQUESTED -> "TENTATIVE";
            default -> "CANCELLED";
        };
    }

    private void event(String suffix, Instant start, int minutes, String status) {
        var title = asked.subject().get(0).text();
        calendar.line("BEGIN", "VEVENT")
                .line("UID", meeting.id() + suffix + "@trucewatch")
                .line("SEQUENCE", String.valueOf(meeting.revision() - 1))
                .time("DTSTAMP", now)
                .time("DTSTART", start)
                .time("DTEND", start.plus(Duration.ofMinutes(minutes)))
                .line("STATUS", status)
                .text("SUMMARY", (meeting.drill() ? "EXERCISE: " : "") + title)
                .text("DESCRIPTION", description());
        if (asked.place() != null) {
            calendar.text("LOCATION", asked.place());
        }
        calendar.line("END", "VEVENT");
    }

    private String description() {
        var parties = meeting.invitation().requestedBy() + " → "
                + String.join(", ", meeting.invitation().required());
        return asked.agenda() == null || asked.agenda().isEmpty()
                ? parties
                : parties + "\n"
                        + asked.agenda().stream().map(item -> "• " + item).collect(Collectors.joining("\n"));
    }
}
