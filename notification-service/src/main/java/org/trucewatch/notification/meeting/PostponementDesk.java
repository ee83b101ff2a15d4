package org.trucewatch.notification.meeting;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.kit.timers.Timers;
import org.trucewatch.notification.party.Parties;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where it is asked to move agreed meetings, and answered. */
@ApplicationScoped
public class PostponementDesk {

    private final Meetings meetings;
    private final Postponements postponements;
    private final Parties parties;
    private final Announcements announcements;
    private final Timers timers;
    private final BusinessClock clock;

    PostponementDesk(
            Meetings meetings,
            Postponements postponements,
            Parties parties,
            Announcements announcements,
            Timers timers,
            BusinessClock clock) {
        this.meetings = meetings;
        this.postponements = postponements;
        this.parties = parties;
        this.announcements = announcements;
        this.timers = timers;
        this.clock = clock;
    }

    /** Asks all who come for another time; the same request again is the first. */
    @Transactional
    public Result<Postponement> ask(UUID meetingId, Delay wanted) {
        Meeting meeting = meetings.locked(meetingId);
        var known = postponements.findByIdOptional(wanted.id());
        if (known.isPresent()) {
            Repeatable.check(known.get().digest(), wanted.digest());
            return new Result<>(known.get(), false);
        }
        if (postponements.openOf(meeting).isPresent()) {
            throw Refusal.conflict(
                    "already-asked", "It has been asked to move this meeting, and that is not settled yet");
        }
        var now = clock.instant();
        var postponement = new Postponement(meeting, wanted, now);
        refuseUnlessServedInTime(postponement, now);
        postponements.persistAndFlush(postponement);
        timers.at(PostponementDeadline.NAME, postponement.id().toString(), postponement.replyBy());
        announcements.askedToPostpone(postponement);
        return new Result<>(postponement, true);
    }

    private void refuseUnlessServedInTime(Postponement postponement, Instant now) {
        postponement.asked().stream()
                .flatMap(code -> parties.of(postponement.meeting().agreementId(), code).stream())
                .map(party -> party.servesAt(now))
                .filter(served -> !served.isBefore(postponement.replyBy()))
                .findFirst()
                .ifPresent(served -> {
                    throw Refusal.invalid(
                            "#/replyBy", "passes before every office that is asked is open, which is at " + served);
                });
    }

    /** Takes an answer; the same answer again is the first. */
    @Transactional
    public Result<PostponementAnswer> answer(
            UUID meetingId, UUID id, UUID answerId, String party, Answer given, String officer, String digest) {
        meetings.locked(meetingId);
        Postponement postponement = postponements
                .findByIdOptional(id)
                .filter(found -> found.meeting().id().equals(meetingId))
                .orElseThrow(() -> Refusal.notFound("The request"));
        var known = postponements.answer(answerId);
        if (known.isPresent()) {
            Repeatable.check(known.get().digest(), digest);
            return new Result<>(known.get(), false);
        }
        var answer = postponement.answer(answerId, party, given, officer, digest, clock.instant());
        postponements.flush();
        if (postponement.state() != PostponementState.ASKED) {
            timers.cancel(PostponementDeadline.NAME, id.toString());
            announcements.postponed(postponement);
        }
        return new Result<>(answer, true);
    }

    /**
     * The time to answer has passed: the date stays, and every party is told.
     *
     * @throws NotYet when the business clock was moved back in between
     */
    @Transactional
    public void timeIsUp(UUID id) {
        Postponement postponement = postponements.findById(id);
        meetings.locked(postponement.meeting().id());
        postponements.getEntityManager().refresh(postponement); // as it is now that nobody else can change it
        if (postponement.timeIsUp(clock.instant())) {
            announcements.postponed(postponement);
        } else if (postponement.state() == PostponementState.ASKED) {
            throw new NotYet(postponement.replyBy());
        }
    }

    /** The meeting is withdrawn, in the caller's transaction: what is asked about its date has become void. */
    void withdraw(Meeting meeting) {
        postponements.openOf(meeting).ifPresent(open -> {
            open.withdraw(clock.instant());
            timers.cancel(PostponementDeadline.NAME, open.id().toString());
        });
    }
}
