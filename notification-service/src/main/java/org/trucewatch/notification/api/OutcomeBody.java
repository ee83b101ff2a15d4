package org.trucewatch.notification.api;

import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.notification.agreement.Text;
import org.trucewatch.notification.meeting.Account;
import org.trucewatch.notification.meeting.Minutes;
import org.trucewatch.notification.meeting.Undertaking;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What became of a meeting, as the caller's party puts it on record.
 *
 * @param minutes what was said; for a meeting that was not held, why
 */
public record OutcomeBody(
        UUID id,
        @NotNull Boolean held,
        @Size(max = 20) List<MeetingBody.@NotNull @Valid TextBody> minutes,
        @Size(max = 100) List<@NotNull @Valid UndertakingBody> undertakings) {

    /** @param due by when */
    public record UndertakingBody(
            @NotBlank @Size(max = 16) String party,
            @NotEmpty @Size(max = 20) List<MeetingBody.@NotNull @Valid TextBody> text,
            @NotNull @Datable OffsetDateTime due) {}

    Account account(String party, String person) {
        if (held && (minutes == null || minutes.isEmpty())) {
            throw Refusal.invalid("#/minutes", "are needed for a meeting that was held");
        }
        if (!held && undertakings != null && !undertakings.isEmpty()) {
            throw Refusal.invalid("#/undertakings", "do not go with a meeting that was not held");
        }
        Minutes kept = kept();
        return new Account(
                id == null ? Ids.next() : id,
                party,
                person,
                kept,
                new String(CanonicalJson.bytes(Json.MAPPER.valueToTree(kept)), StandardCharsets.UTF_8),
                CanonicalJson.digest(Json.MAPPER.valueToTree(this)));
    }

    private Minutes kept() {
        return new Minutes(
                held,
                minutes == null ? null : texts(minutes),
                undertakings == null
                        ? null
                        : undertakings.stream()
                                .map(one ->
                                        new Undertaking(one.party(), texts(one.text()), MeetingBody.instant(one.due())))
                                .toList());
    }

    private static List<Text> texts(List<MeetingBody.TextBody> bodies) {
        return bodies.stream()
                .map(body -> new Text(
                        body.lang(),
                        body.text(),
                        body.original(),
                        body.translation() == null ? null : body.translation().name()))
                .toList();
    }
}
