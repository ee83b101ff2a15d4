package org.trucewatch.notification.api;

import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.notification.meeting.Proposal;
import org.trucewatch.notification.meeting.Request;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A request to meet as it is made.
 *
 * @param id chosen by the caller, so that it can be sent again; given where it is missing
 * @param requestedBy the caller's party; may be left out
 * @param onSilence what the requester says it will do if nobody answers
 */
public record MeetingBody(
        UUID id,
        @NotBlank String agreementId,
        Boolean drill,
        @NotNull Urgency urgency,
        String requestedBy,
        @NotEmpty @Size(max = 20) List<@NotNull @Valid TextBody> subject,
        @Size(max = 50) List<@NotBlank @Size(max = 2000) String> agenda,
        @NotEmpty @Size(max = 20) List<@NotNull @Valid ProposalBody> proposed,
        @NotNull Mode mode,
        @Size(max = 500) String place,
        @NotEmpty @Size(max = 50) List<@NotBlank String> required,
        @Size(max = 50) List<@NotBlank String> invited,
        @NotNull @Datable OffsetDateTime replyBy,
        @Size(max = 20) List<@NotNull @Valid TextBody> onSilence,
        @Valid Basis basis) {

    public enum Urgency {
        URGENT,
        ORDINARY
    }

    public enum Mode {
        IN_PERSON,
        VIDEO,
        TELEPHONE
    }

    /** Of what quality a translation is. */
    public enum Translation {
        CHECKED,
        UNCHECKED,
        MACHINE
    }

    /** @param lang BCP 47 tag */
    public record TextBody(
            @NotBlank @Size(max = 35) String lang,
            @NotBlank @Size(max = 10000) String text,
            Boolean original,
            Translation translation) {}

    public record ProposalBody(
            @NotNull @Datable OffsetDateTime start,
            @NotNull @Min(5) @Max(1440) Integer minutes) {

        Proposal proposal() {
            return new Proposal(start.toInstant().truncatedTo(ChronoUnit.MICROS), minutes);
        }
    }

    /** What the request rests on. */
    public record Basis(UUID determinationId, UUID findingId, UUID statementId) {}

    /** The request in the name of the party. */
    Request request(String party, String person) {
        if (requestedBy != null && !requestedBy.equals(party)) {
            throw Refusal.notAllowed("not-your-party", "A meeting is asked for in the name of your own party");
        }
        if (new HashSet<>(required).size() < required.size()) {
            throw Refusal.invalid("#/required", "names a party twice");
        }
        if (proposals(proposed).stream().map(Proposal::start).distinct().count() < proposed.size()) {
            throw Refusal.invalid("#/proposed", "names a time twice");
        }
        var content = Json.MAPPER.valueToTree(this);
        return new Request(
                id == null ? Ids.next() : id,
                agreementId,
                Boolean.TRUE.equals(drill),
                party,
                person,
                urgency == Urgency.URGENT,
                required,
                invited == null ? List.of() : invited.stream().distinct().toList(),
                proposals(proposed),
                instant(replyBy),
                new String(CanonicalJson.bytes(content), StandardCharsets.UTF_8),
                CanonicalJson.digest(content));
    }

    static List<Proposal> proposals(List<ProposalBody> bodies) {
        return bodies.stream().map(ProposalBody::proposal).toList();
    }

    static Instant instant(OffsetDateTime time) {
        return time.toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
