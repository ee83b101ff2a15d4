package org.trucewatch.notification.meeting;

import java.time.Instant;
import java.util.List;

/** What a party answers, apart from who gives it and when. Only the fields of its kind are filled. */
public record Answer(ReplyKind kind, Instant start, List<Proposal> proposed, String delegate, String reason) {

    public Answer {
        proposed = proposed == null ? List.of() : List.copyOf(proposed);
    }

    public static Answer accept(Instant start) {
        return new Answer(ReplyKind.ACCEPT, start, null, null, null);
    }

    public static Answer counter(Proposal... proposed) {
        return new Answer(ReplyKind.COUNTER, null, List.of(proposed), null, null);
    }

    public static Answer delegate(String party) {
        return new Answer(ReplyKind.DELEGATE, null, null, party, null);
    }

    public static Answer decline(String reason) {
        return new Answer(ReplyKind.DECLINE, null, null, null, reason);
    }
}
