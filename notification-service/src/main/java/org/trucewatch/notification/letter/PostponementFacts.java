package org.trucewatch.notification.letter;

import org.trucewatch.notification.agreement.Text;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That somebody asks to move an agreed meeting, or what became of that.
 *
 * @param outcome ASKED, ACCEPTED, DECLINED or LAPSED
 * @param formerStart the time that stands unless all agree to another
 * @param silent of whom nothing was heard
 */
public record PostponementFacts(
        UUID meetingId,
        String outcome,
        List<Text> subject,
        String askedBy,
        Instant formerStart,
        List<MeetingFacts.Proposal> proposed,
        List<String> asked,
        Instant replyBy,
        String reason,
        Instant movedTo,
        List<String> silent)
        implements Facts {

    public boolean accepted() {
        return "ACCEPTED".equals(outcome);
    }

    public boolean declined() {
        return "DECLINED".equals(outcome);
    }

    @Override
    public String template() {
        return "ASKED".equals(outcome) ? "postponement-asked" : "postponement-settled";
    }
}
