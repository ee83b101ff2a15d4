package org.trucewatch.notification.api;

import org.trucewatch.notification.meeting.Postponement;
import org.trucewatch.notification.meeting.PostponementAnswer;
import org.trucewatch.notification.meeting.PostponementState;
import org.trucewatch.notification.meeting.Proposal;
import org.trucewatch.notification.meeting.ReplyKind;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A request to move an agreed meeting.
 *
 * @param formerStart the time that stands unless all accept another
 * @param asked the parties that have to accept
 */
record PostponementView(
        UUID id,
        PostponementState state,
        String askedBy,
        Instant askedAt,
        List<String> asked,
        Instant formerStart,
        List<MeetingView.ProposalView> proposed,
        Instant replyBy,
        String reason,
        Instant movedTo,
        List<AnswerView> replies) {

    /** One answer to it. */
    record AnswerView(UUID id, String party, ReplyKind reply, Instant start, String reason, Instant at, String by) {

        static AnswerView of(PostponementAnswer answer) {
            return new AnswerView(
                    answer.id(),
                    answer.party(),
                    answer.start() == null ? ReplyKind.DECLINE : ReplyKind.ACCEPT,
                    answer.start(),
                    answer.reason(),
                    answer.at(),
                    answer.person());
        }
    }

    static PostponementView of(Postponement postponement) {
        return new PostponementView(
                postponement.id(),
                postponement.state(),
                postponement.askedBy(),
                postponement.askedAt(),
                postponement.asked(),
                postponement.formerStart(),
                proposals(postponement.proposed()),
                postponement.replyBy(),
                postponement.reason(),
                postponement.movedTo(),
                postponement.answers().stream().map(AnswerView::of).toList());
    }

    static List<MeetingView.ProposalView> proposals(List<Proposal> proposed) {
        return proposed.stream()
                .map(proposal -> new MeetingView.ProposalView(proposal.start(), proposal.minutes()))
                .toList();
    }
}
