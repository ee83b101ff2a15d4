package org.trucewatch.notification.meeting;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.kit.timers.Timers;
import org.trucewatch.notification.agreement.Agreements;
import org.trucewatch.notification.agreement.Terms;
import org.trucewatch.notification.party.Parties;
import org.trucewatch.notification.party.Party;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Where requests to meet are made, answered and closed. */
@ApplicationScoped
public class MeetingRoom {

    private final Meetings meetings;
    private final Replies replies;
    private final Agreements agreements;
    private final Parties parties;
    private final PostponementDesk postponements;
    private final Announcements announcements;
    private final Timers timers;
    private final BusinessClock clock;

    MeetingRoom(
            Meetings meetings,
            Replies replies,
            Agreements agreements,
            Parties parties,
            PostponementDesk postponements,
            Announcements announcements,
            Timers timers,
            BusinessClock clock) {
        this.meetings = meetings;
        this.replies = replies;
        this.agreements = agreements;
        this.parties = parties;
        this.postponements = postponements;
        this.announcements = announcements;
        this.timers = timers;
        this.clock = clock;
    }

    /** Asks for a meeting: from now on its deadline runs and every party is told. The same request again is the first. */
    @Transactional
    public Result<Meeting> ask(Request asked) {
        Optional<Meeting> known = meetings.findByIdOptional(asked.id());
        if (known.isPresent()) {
            Repeatable.check(known.get().invitation().digest(), asked.digest());
            return new Result<>(known.get(), false);
        }
        Terms terms = agreements
                .find(asked.agreementId())
                .orElseThrow(() -> Refusal.invalid("#/agreementId", "is not known"));
        var members = parties.of(Set.of(asked.agreementId())).stream()
                .collect(Collectors.toMap(Party::code, Function.identity()));
        if (!members.containsKey(asked.requestedBy())) {
            throw Refusal.notAllowed("not-a-party", "Your party is no party of this agreement");
        }
        var now = clock.instant();
        new Requirements(members, terms.minimumNotice(asked.urgent())).check(asked, now);
        var meeting = new Meeting(asked, now);
        meetings.persistAndFlush(meeting);
        timers.at(
                MeetingDeadline.NAME,
                meeting.id().toString(),
                meeting.invitation().replyBy());
        announcements.requested(meeting);
        return new Result<>(meeting, true);
    }

    /** Takes a party's answer; the same answer again is the first. */
    @Transactional
    public Result<Reply> answer(
            UUID meetingId, UUID replyId, String party, Answer answer, String officer, String digest) {
        Meeting meeting = meetings.locked(meetingId);
        Optional<Reply> known = replies.findByIdOptional(replyId);
        if (known.isPresent()) {
            Repeatable.check(known.get().digest(), digest);
            return new Result<>(known.get(), false);
        }
        if (answer.delegate() != null
                && parties.of(meeting.agreementId(), answer.delegate()).isEmpty()) {
            throw Refusal.invalid("#/to", "is no party of the agreement");
        }
        Reply reply = meeting.answer(replyId, party, answer, officer, digest, clock.instant());
        meetings.flush();
        announcements.replied(meeting, reply);
        if (meeting.state() != MeetingState.REQUESTED) {
            timers.cancel(MeetingDeadline.NAME, meetingId.toString());
            announcements.settled(meeting);
        }
        return new Result<>(reply, true);
    }

    @Transactional
    public Meeting withdraw(UUID meetingId, String party, String reason) {
        Meeting meeting = meetings.locked(meetingId);
        if (meeting.state() == MeetingState.WITHDRAWN
                && meeting.invitation().requestedBy().equals(party)) {
            return meeting;
        }
        meeting.withdraw(party, reason, clock.instant());
        timers.cancel(MeetingDeadline.NAME, meetingId.toString());
        postponements.withdraw(meeting);
        announcements.settled(meeting);
        return meeting;
    }

    /**
     * The deadline has come; if nobody settled the matter, every party is told who was served and who did not answer.
     *
     * @throws NotYet when the business clock was moved back in between
     */
    @Transactional
    public void timeIsUp(UUID meetingId) {
        Meeting meeting = meetings.locked(meetingId);
        if (meeting.timeIsUp(clock.instant())) {
            announcements.settled(meeting);
        } else if (meeting.state() == MeetingState.REQUESTED) {
            throw new NotYet(meeting.invitation().replyBy());
        }
    }
}
