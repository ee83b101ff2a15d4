package org.trucewatch.notification.meeting;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.notification.agreement.Agreements;
import org.trucewatch.notification.contracts.Herald;
import org.trucewatch.notification.contracts.MeetingChanged;
import org.trucewatch.notification.letter.Composer;
import org.trucewatch.notification.letter.Facts;
import org.trucewatch.notification.notice.Heading;
import org.trucewatch.notification.notice.Kind;
import org.trucewatch.notification.notice.Urgency;
import org.trucewatch.notification.office.NoticeOffice;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells every party, and the log, what happens to a request to meet. */
@ApplicationScoped
class Announcements {

    private final NoticeOffice office;
    private final Composer composer;
    private final Agreements agreements;
    private final ServiceRecord serviceRecord;
    private final Herald herald;
    private final BusinessClock clock;

    Announcements(
            NoticeOffice office,
            Composer composer,
            Agreements agreements,
            ServiceRecord serviceRecord,
            Herald herald,
            BusinessClock clock) {
        this.office = office;
        this.composer = composer;
        this.agreements = agreements;
        this.serviceRecord = serviceRecord;
        this.herald = herald;
        this.clock = clock;
    }

    void requested(Meeting meeting) {
        notify(
                meeting,
                Kind.MEETING_REQUESTED,
                meeting.invitation().required(),
                new Wording(meeting).meeting("REQUESTED"));
        changed(meeting);
        herald.record(
                "meeting-requested",
                meeting.id().toString(),
                new Made(
                        meeting.id(),
                        meeting.invitation().requestedBy(),
                        meeting.invitation().digest()));
    }

    void replied(Meeting meeting, Reply reply) {
        notify(
                meeting,
                Kind.MEETING_REPLIED,
                List.of(meeting.invitation().requestedBy()),
                new Wording(meeting).reply(reply));
        if (meeting.state() == MeetingState.REQUESTED) {
            changed(meeting);
        }
        herald.record("meeting-replied", meeting.id().toString(), new Made(reply.id(), reply.party(), reply.digest()));
    }

    void settled(Meeting meeting) {
        var wording = new Wording(meeting);
        switch (meeting.state()) {
            case AGREED -> notify(meeting, Kind.MEETING_AGREED, List.of(), wording.meeting("AGREED"));
            case WITHDRAWN -> notify(meeting, Kind.MEETING_WITHDRAWN, List.of(), wording.meeting("WITHDRAWN"));
            case LAPSED, NO_AGREED_TIME, DECLINED ->
                notify(meeting, Kind.MEETING_LAPSED, List.of(), wording.lapse(serviceRecord.of(meeting)));
            case REQUESTED, POSTPONED, HELD, NOT_HELD -> throw new IllegalStateException("nothing is settled by that");
        }
        changed(meeting);
    }

    void askedToPostpone(Postponement asked) {
        var meeting = asked.meeting();
        notify(meeting, Kind.MEETING_POSTPONEMENT_ASKED, asked.asked(), new Wording(meeting).postponement(asked));
        changed(meeting);
        herald.record(
                "postponement-asked", meeting.id().toString(), new Made(asked.id(), asked.askedBy(), asked.digest()));
    }

    void postponed(Postponement settled) {
        var meeting = settled.meeting();
        var kind = settled.state() == PostponementState.ACCEPTED ? Kind.MEETING_POSTPONED : Kind.MEETING_NOT_POSTPONED;
        notify(meeting, kind, List.of(), new Wording(meeting).postponement(settled));
        changed(meeting);
    }

    void onRecord(Outcome outcome, Minutes minutes) {
        var meeting = outcome.meeting();
        notify(meeting, Kind.MEETING_OUTCOME, List.of(), new Wording(meeting).outcome(outcome, minutes));
        changed(meeting);
        herald.record(
                "meeting-outcome", meeting.id().toString(), new Made(outcome.id(), outcome.party(), outcome.digest()));
    }

    void due(Outcome recorded, Undertaking undertaking, boolean contested) {
        var meeting = recorded.meeting();
        notify(
                meeting,
                Kind.UNDERTAKING_DUE,
                List.of(undertaking.party()),
                new Wording(meeting).undertaking(recorded, undertaking, contested));
        changed(meeting);
    }

    private void notify(Meeting meeting, Kind kind, List<String> to, Facts facts) {
        var terms = agreements.find(meeting.agreementId()).orElseThrow(() -> Refusal.notFound("The agreement"));
        var heading = new Heading(
                Ids.named("notice", kind.name(), meeting.id().toString(), String.valueOf(meeting.revision())),
                meeting.agreementId(),
                kind,
                meeting.id().toString(),
                meeting.revision(),
                Urgency.URGENT,
                meeting.drill(),
                to,
                clock.instant());
        office.issue(List.of(composer.compose(heading, terms, facts)));
    }

    private void changed(Meeting meeting) {
        var data = new MeetingChanged(
                meeting.id(),
                meeting.agreementId(),
                meeting.state().name(),
                meeting.invitation().replyBy(),
                meeting.invitation().requestedBy(),
                meeting.invitation().required(),
                meeting.agreedStart(),
                meeting.replies().stream()
                        .map(reply -> new MeetingChanged.Reply(
                                reply.party(), reply.kind().name(), reply.at()))
                        .toList());
        herald.tell(List.of(new Herald.Tale(
                MeetingChanged.TYPE,
                meeting.id().toString(),
                meeting.agreementId(),
                meeting.revision(),
                meeting.drill(),
                data)));
    }

    /** What the log keeps of a request or an answer: by whom, and the digest of what was said. */
    private record Made(UUID id, String party, String digest) {}
}
