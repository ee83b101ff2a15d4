package org.trucewatch.notification.meeting;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.problems.Repeatable;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.kit.timers.Timers;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where it is put on record what became of agreed meetings, and what was undertaken there. */
@ApplicationScoped
public class MinuteBook {

    private final Meetings meetings;
    private final Outcomes outcomes;
    private final Announcements announcements;
    private final Timers timers;
    private final BusinessClock clock;

    MinuteBook(Meetings meetings, Outcomes outcomes, Announcements announcements, Timers timers, BusinessClock clock) {
        this.meetings = meetings;
        this.outcomes = outcomes;
        this.announcements = announcements;
        this.timers = timers;
        this.clock = clock;
    }

    /** Takes a party's account; the same account again is the first. */
    @Transactional
    public Result<Outcome> put(UUID meetingId, Account said) {
        Meeting meeting = meetings.locked(meetingId);
        var known = outcomes.findByIdOptional(said.id());
        if (known.isPresent()) {
            Repeatable.check(known.get().digest(), said.digest());
            return new Result<>(known.get(), false);
        }
        var outcome = new Outcome(meeting, outcomes.of(meeting), said, clock.instant());
        outcomes.persistAndFlush(outcome);
        List<Undertaking> undertakings = said.minutes().undertakings();
        timers.all(IntStream.range(0, undertakings.size())
                .mapToObj(place -> new Timers.Timer(
                        UndertakingDeadline.NAME,
                        UndertakingDeadline.key(outcome.id(), place),
                        undertakings.get(place).due()))
                .toList());
        announcements.onRecord(outcome, said.minutes());
        return new Result<>(outcome, true);
    }

    /**
     * The date of an undertaking has come: every party is reminded of it.
     *
     * @throws NotYet when the business clock was moved back in between
     */
    @Transactional
    void due(UUID outcomeId, int place) {
        Outcome outcome = outcomes.findById(outcomeId);
        Meeting meeting = meetings.locked(outcome.meeting().id());
        Undertaking undertaking = minutes(outcome).undertakings().get(place);
        if (undertaking.due().isAfter(clock.instant())) {
            throw new NotYet(undertaking.due());
        }
        meeting.noted();
        announcements.due(outcome, undertaking, outcomes.of(meeting).size() > 1);
    }

    private static Minutes minutes(Outcome outcome) {
        try {
            return Json.MAPPER.readValue(outcome.content(), Minutes.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept minutes are not readable", e);
        }
    }
}
