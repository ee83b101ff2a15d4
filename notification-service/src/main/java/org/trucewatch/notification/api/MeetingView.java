package org.trucewatch.notification.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.trucewatch.kit.events.Json;
import org.trucewatch.notification.letter.LapseFacts;
import org.trucewatch.notification.meeting.Meeting;
import org.trucewatch.notification.meeting.MeetingState;
import org.trucewatch.notification.meeting.Outcome;
import org.trucewatch.notification.meeting.Postponement;
import org.trucewatch.notification.meeting.Reply;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A request to meet as it stands: as it was made, its state, the answers, who was served when, and what became of it.
 *
 * @param attending who comes once a time is agreed
 * @param parties one line for each party of the agreement
 * @param outcomes the first account says whether it was held; the others contest it and stand beside
 */
record MeetingView(
        UUID id,
        String agreementId,
        Boolean drill,
        MeetingState state,
        long revision,
        MeetingBody.Urgency urgency,
        String requestedBy,
        Instant requestedAt,
        List<MeetingBody.TextBody> subject,
        List<String> agenda,
        List<MeetingBody.ProposalBody> proposed,
        MeetingBody.Mode mode,
        String place,
        List<String> required,
        List<String> invited,
        OffsetDateTime replyBy,
        List<MeetingBody.TextBody> onSilence,
        MeetingBody.Basis basis,
        Instant agreedStart,
        Integer agreedMinutes,
        Instant closedAt,
        String withdrawal,
        List<String> attending,
        List<MeetingReplyView> replies,
        List<LapseFacts.Served> parties,
        List<PostponementView> postponements,
        List<OutcomeView> outcomes) {

    static MeetingView of(
            Meeting meeting, List<LapseFacts.Served> served, List<Postponement> postponements, List<Outcome> outcomes) {
        MeetingBody asked = asked(meeting);
        return new MeetingView(
                meeting.id(),
                meeting.agreementId(),
                asked.drill(),
                meeting.state(),
                meeting.revision(),
                asked.urgency(),
                meeting.invitation().requestedBy(),
                meeting.invitation().requestedAt(),
                asked.subject(),
                asked.agenda(),
                asked.proposed(),
                asked.mode(),
                asked.place(),
                asked.required(),
                asked.invited(),
                asked.replyBy(),
                asked.onSilence(),
                asked.basis(),
                meeting.agreedStart(),
                meeting.agreedMinutes(),
                meeting.closedAt(),
                meeting.withdrawal(),
                meeting.agreedStart() == null ? null : meeting.attending(),
                meeting.replies().stream().map(MeetingReplyView::of).toList(),
                served,
                postponements.stream().map(PostponementView::of).toList(),
                outcomes.stream().map(OutcomeView::of).toList());
    }

    private static MeetingBody asked(Meeting meeting) {
        return kept(meeting.invitation().request(), MeetingBody.class);
    }

    static <T> T kept(String content, Class<T> type) {
        try {
            return Json.MAPPER.readValue(content, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept of a meeting is not readable", e);
        }
    }

    /** A time on the table. */
    record ProposalView(Instant start, int minutes) {}

    /** One answer to the request. */
    record MeetingReplyView(
            UUID id,
            String party,
            String reply,
            Instant start,
            List<ProposalView> proposed,
            String to,
            String reason,
            Instant at,
            String by) {

        static MeetingReplyView of(Reply reply) {
            var proposed = PostponementView.proposals(reply.proposed());
            return new MeetingReplyView(
                    reply.id(),
                    reply.party(),
                    reply.kind().name(),
                    reply.start(),
                    proposed.isEmpty() ? null : proposed,
                    reply.delegate(),
                    reply.reason(),
                    reply.at(),
                    reply.person());
        }
    }

    /**
     * What a party put on record.
     *
     * @param contests whether it stands beside another party's account
     */
    record OutcomeView(
            UUID id,
            String party,
            boolean held,
            boolean contests,
            List<MeetingBody.TextBody> minutes,
            List<OutcomeBody.UndertakingBody> undertakings,
            Instant at,
            String by) {

        static OutcomeView of(Outcome outcome) {
            var kept = kept(outcome.content(), OutcomeBody.class);
            return new OutcomeView(
                    outcome.id(),
                    outcome.party(),
                    outcome.held(),
                    outcome.number() > 1,
                    kept.minutes(),
                    kept.undertakings(),
                    outcome.at(),
                    outcome.person());
        }
    }
}
