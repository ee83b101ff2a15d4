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
        notify(meeting, Kind.MEETING_REQUESTED, meeting.required(), new Wording(meeting).meeting("REQUESTED"));
        changed(meeting);
        herald.record(
                "meeting-requested",
                meeting.id().toString(),
                new Made(meeting.id(), meeting.requestedBy(), meeting.digest()));
    }

    void replied(Meeting meeting, Reply reply) {
        notify(meeting, Kind.MEETING_REPLIED, List.of(meeting.requestedBy()), new Wording(meeting).reply(reply));
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
            case REQUESTED -> throw new IllegalStateException("nothing is settled yet");
        }
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
                meeting.replyBy(),
                meeting.requestedBy(),
                meeting.required(),
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
