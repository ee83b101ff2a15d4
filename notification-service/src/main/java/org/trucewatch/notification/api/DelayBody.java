package org.trucewatch.notification.api;

import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.notification.meeting.Delay;
import org.trucewatch.notification.meeting.Proposal;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A request to move an agreed meeting.
 *
 * @param replyBy until when the others answer; not after the agreed time
 */
public record DelayBody(
        UUID id,
        @NotEmpty @Size(max = 20) List<MeetingBody.@NotNull @Valid ProposalBody> proposed,
        @NotNull @Datable OffsetDateTime replyBy,
        @Size(max = 5000) String reason) {

    Delay delay(String party, String person) {
        var times = MeetingBody.proposals(proposed);
        if (times.stream().map(Proposal::start).distinct().count() < times.size()) {
            throw Refusal.invalid("#/proposed", "names a time twice");
        }
        return new Delay(
                id == null ? Ids.next() : id,
                party,
                person,
                times,
                MeetingBody.instant(replyBy),
                reason,
                CanonicalJson.digest(Json.MAPPER.valueToTree(this)));
    }
}
