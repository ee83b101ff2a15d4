package org.trucewatch.notification.api;

import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.notification.meeting.Answer;
import org.trucewatch.notification.meeting.ReplyKind;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * An answer to a request to meet.
 *
 * @param start the accepted time, with ACCEPT
 * @param proposed other times, with COUNTER
 * @param to the party that answers instead, with DELEGATE
 * @param reason why not, with DECLINE; may be given with any
 */
public record ReplyBody(
        UUID id,
        @NotNull ReplyKind reply,
        @Datable OffsetDateTime start,
        @Size(max = 20) List<MeetingBody.@NotNull @Valid ProposalBody> proposed,
        @Size(max = 16) String to,
        @Size(max = 5000) String reason) {

    /** @throws Refusal 422 naming what the kind of answer needs and lacks, or has and may not */
    Answer answer() {
        require(reply == ReplyKind.ACCEPT, start != null, "#/start");
        require(reply == ReplyKind.COUNTER, proposed != null && !proposed.isEmpty(), "#/proposed");
        require(reply == ReplyKind.DELEGATE, to != null, "#/to");
        if (reply == ReplyKind.DECLINE && (reason == null || reason.isBlank())) {
            throw Refusal.invalid("#/reason", "is needed to decline");
        }
        return new Answer(
                reply,
                start == null ? null : MeetingBody.instant(start),
                proposed == null ? null : MeetingBody.proposals(proposed),
                to,
                reason);
    }

    /** @throws Refusal 422 for an answer that a request to move a meeting does not have */
    Answer acceptOrDecline() {
        if (reply != ReplyKind.ACCEPT && reply != ReplyKind.DECLINE) {
            throw Refusal.invalid("#/reply", "must be ACCEPT or DECLINE here");
        }
        return answer();
    }

    /** The id that was given, or a fresh one. */
    UUID named() {
        return id == null ? Ids.next() : id;
    }

    String digest() {
        return CanonicalJson.digest(Json.MAPPER.valueToTree(this));
    }

    private void require(boolean wanted, boolean given, String pointer) {
        if (wanted && !given) {
            throw Refusal.invalid(pointer, "is needed with " + reply);
        }
        if (given && !wanted) {
            throw Refusal.invalid(pointer, "does not go with " + reply);
        }
    }
}
