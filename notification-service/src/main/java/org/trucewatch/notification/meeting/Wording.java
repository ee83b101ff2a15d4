package org.trucewatch.notification.meeting;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.trucewatch.kit.events.Json;
import org.trucewatch.notification.agreement.Text;
import org.trucewatch.notification.letter.LapseFacts;
import org.trucewatch.notification.letter.MeetingFacts;
import org.trucewatch.notification.letter.OutcomeFacts;
import org.trucewatch.notification.letter.PostponementFacts;
import org.trucewatch.notification.letter.ReplyFacts;
import org.trucewatch.notification.letter.UndertakingFacts;

import java.util.List;
import java.util.Map;

/** The words of a request, read from its kept content, and the facts that notices tell of it. */
final class Wording {

    /** The parts of a request that only people read. */
    private record Content(
            List<Text> subject,
            List<String> agenda,
            String mode,
            String place,
            List<Text> onSilence,
            Map<String, Object> basis) {}

    private final Meeting meeting;
    private final Content content;

    Wording(Meeting meeting) {
        this.meeting = meeting;
        try {
            this.content = Json.MAPPER.readValue(meeting.invitation().request(), Content.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept request is not readable", e);
        }
    }

    List<Text> subject() {
        return content.subject();
    }

    /** @param event REQUESTED, AGREED or WITHDRAWN */
    MeetingFacts meeting(String event) {
        var basis = content.basis() == null ? null : content.basis().get("determinationId");
        return new MeetingFacts(
                meeting.id(),
                event,
                meeting.invitation().requestedBy(),
                meeting.invitation().urgent(),
                content.subject(),
                content.agenda(),
                proposals(meeting.proposed()),
                content.mode(),
                content.place(),
                meeting.invitation().required(),
                meeting.invitation().invited(),
                meeting.invitation().replyBy(),
                content.onSilence(),
                basis == null ? null : basis.toString(),
                meeting.agreedStart(),
                meeting.withdrawal());
    }

    ReplyFacts reply(Reply reply) {
        return new ReplyFacts(
                meeting.id(),
                content.subject(),
                meeting.invitation().requestedBy(),
                reply.party(),
                reply.kind().name(),
                reply.start(),
                proposals(reply.proposed()),
                reply.delegate(),
                reply.reason(),
                reply.at(),
                meeting.invitation().replyBy());
    }

    LapseFacts lapse(List<LapseFacts.Served> parties) {
        return new LapseFacts(
                meeting.id(),
                meeting.state().name(),
                meeting.invitation().requestedBy(),
                content.subject(),
                meeting.invitation().requestedAt(),
                meeting.invitation().replyBy(),
                parties,
                meeting.silent());
    }

    PostponementFacts postponement(Postponement asked) {
        return new PostponementFacts(
                meeting.id(),
                asked.state().name(),
                content.subject(),
                asked.askedBy(),
                asked.formerStart(),
                proposals(asked.proposed()),
                asked.asked(),
                asked.replyBy(),
                asked.reason(),
                asked.movedTo(),
                asked.silent());
    }

    OutcomeFacts outcome(Outcome outcome, Minutes minutes) {
        return new OutcomeFacts(
                meeting.id(),
                content.subject(),
                meeting.agreedStart(),
                outcome.party(),
                outcome.held(),
                outcome.number() > 1,
                minutes.minutes(),
                minutes.undertakings().stream()
                        .map(one -> new OutcomeFacts.Undertaken(one.party(), one.text(), one.due()))
                        .toList(),
                outcome.at());
    }

    UndertakingFacts undertaking(Outcome recorded, Undertaking undertaking, boolean contested) {
        return new UndertakingFacts(
                meeting.id(),
                content.subject(),
                undertaking.party(),
                undertaking.text(),
                undertaking.due(),
                recorded.party(),
                contested);
    }

    private static List<MeetingFacts.Proposal> proposals(List<Proposal> proposed) {
        return proposed.stream()
                .map(proposal -> new MeetingFacts.Proposal(proposal.start(), proposal.minutes()))
                .toList();
    }
}
