package org.trucewatch.notification.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.notification.letter.LapseFacts;
import org.trucewatch.notification.meeting.Meeting;
import org.trucewatch.notification.meeting.Reply;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A request to meet as it stands: as it was made, its state, the answers, and who was served when. */
final class MeetingView {

    /** One answer. */
    record ReplyView(
            UUID id,
            String party,
            String reply,
            Instant start,
            List<ProposalView> proposed,
            String to,
            String reason,
            Instant at,
            String by) {

        static ReplyView of(Reply reply) {
            var proposed = reply.proposed().stream()
                    .map(proposal -> new ProposalView(proposal.start(), proposal.minutes()))
                    .toList();
            return new ReplyView(
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

    record ProposalView(Instant start, int minutes) {}

    private record Standing(
            UUID id,
            String state,
            long revision,
            String requestedBy,
            Instant requestedAt,
            Instant agreedStart,
            Instant closedAt,
            String withdrawal,
            List<ReplyView> replies,
            List<LapseFacts.Served> parties) {}

    private MeetingView() {}

    static ObjectNode of(Meeting meeting, List<LapseFacts.Served> served) {
        var standing = new Standing(
                meeting.id(),
                meeting.state().name(),
                meeting.revision(),
                meeting.requestedBy(),
                meeting.requestedAt(),
                meeting.agreedStart(),
                meeting.closedAt(),
                meeting.withdrawal(),
                meeting.replies().stream().map(ReplyView::of).toList(),
                served);
        try {
            var view = (ObjectNode) Json.MAPPER.readTree(meeting.request());
            view.setAll((ObjectNode) Json.MAPPER.valueToTree(standing));
            return view;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept request is not JSON", e);
        }
    }
}
