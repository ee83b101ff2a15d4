package org.trucewatch.notification.api;

import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.notification.carrier.AddressGuard;
import org.trucewatch.notification.party.Channel;
import org.trucewatch.notification.party.Endpoint;
import org.trucewatch.notification.party.EscalationStep;
import org.trucewatch.notification.party.WebhookSecret;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * An endpoint as it is entered.
 *
 * @param id what the party calls it
 * @param secret {@code whsec_} and base64 of 24 to 64 bytes; made up where none is given
 */
public record EndpointBody(
        @NotNull
        @jakarta.validation.constraints.Pattern(
                regexp = "[a-z0-9][a-z0-9-]{0,39}",
                message = "must be lower-case letters, digits and hyphens, at most 40")
        String id,

        @NotNull Channel channel,
        @Size(max = 2000) String url,
        @Size(max = 254) String address,
        @Size(max = 200) String secret) {

    /** One address without display name (RFC 5321, dot-string); what a mail server then does with it is its business. */
    private static final Pattern ADDRESS = Pattern.compile("(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
            + "(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    /** All endpoints of a party besides the inbox, which is there anyway. */
    public record All(@NotNull @Size(max = 20) List<@NotNull @Valid EndpointBody> endpoints) {

        List<Endpoint> endpoints(String party, String by, AddressGuard guard, Instant now) {
            var errors = new ArrayList<FieldError>();
            var names = new HashSet<String>();
            for (int i = 0; i < endpoints.size(); i++) {
                endpoints.get(i).check("#/endpoints/" + i, names, guard, errors);
            }
            if (!errors.isEmpty()) {
                throw Refusal.invalid(errors);
            }
            return endpoints.stream()
                    .filter(body -> body.channel() != Channel.INBOX)
                    .map(body -> body.channel() == Channel.WEBHOOK
                            ? Endpoint.webhook(party, body.id(), body.url(), body.secret(), by, now)
                            : Endpoint.mail(party, body.id(), body.address(), by, now))
                    .toList();
        }
    }

    /** Whether an endpoint can be called so, by its party or by an agreement. */
    static boolean isName(String text) {
        return text.matches("[a-z0-9-]{1,120}");
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    private void check(String at, HashSet<String> names, AddressGuard guard, List<FieldError> errors) {
        if (!names.add(id)) {
            errors.add(new FieldError(at + "/id", "is there twice"));
        }
        if (id.equals(EscalationStep.BY_HAND)) {
            errors.add(new FieldError(at + "/id", "stands for service by a person"));
        }
        if (channel == Channel.BY_HAND) {
            errors.add(new FieldError(at + "/channel", "is there for every party"));
        }
        if (channel == Channel.WEBHOOK) {
            if (url == null) {
                errors.add(new FieldError(at + "/url", "is needed for a webhook"));
            } else {
                guard.objection(url).ifPresent(why -> errors.add(new FieldError(at + "/url", why)));
            }
            if (secret != null && !WebhookSecret.isOne(secret)) {
                errors.add(new FieldError(at + "/secret", "must be whsec_ and base64 of 24 to 64 bytes"));
            }
        }
        if (channel == Channel.EMAIL && (address == null || !isAddress(address))) {
            errors.add(new FieldError(at + "/address", "must be a mail address"));
        }
    }
}
