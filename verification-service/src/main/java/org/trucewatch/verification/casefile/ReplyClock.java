package org.trucewatch.verification.casefile;

import org.trucewatch.kit.time.OfficeHours;
import org.trucewatch.verification.agreement.Terms;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a party is asked and by when it has to answer. Urgent requests go out at once; others together, once a day at
 * the agreement's local time, and their clocks stretch with what the party already has to answer.
 */
public record ReplyClock(ZoneId zone, Terms.Rules rules, OfficeHours office) {

    public static ReplyClock of(Terms terms, OfficeHours office) {
        return new ReplyClock(terms.zone(), terms.rules(), office);
    }

    /** @param open how many ordinary requests the party has open already */
    public AccountRequest ask(String party, String actor, Instant now, boolean urgent, int open) {
        Instant releaseAt = urgent ? now : nextSchedule(now);
        Instant servedAt = office.firstOpenAt(releaseAt);
        Instant replyBy = servedAt.plus(timeToReply(urgent, open));
        return new AccountRequest(party, actor, now, releaseAt, servedAt, replyBy, null, null);
    }

    private Duration timeToReply(boolean urgent, int open) {
        var clocks = rules.clocks();
        if (urgent) {
            return clocks.accountReplyUrgent();
        }
        var stretch = clocks.loadStretch();
        return stretch == null ? clocks.accountReply() : clocks.accountReply().plus(stretch.of(open));
    }

    private Instant nextSchedule(Instant now) {
        var today = now.atZone(zone).toLocalDate();
        var at = rules.dailySchedule().at();
        Instant schedule = ZonedDateTime.of(today, at, zone).toInstant();
        return schedule.isBefore(now)
                ? ZonedDateTime.of(today.plusDays(1), at, zone).toInstant()
                : schedule;
    }
}
