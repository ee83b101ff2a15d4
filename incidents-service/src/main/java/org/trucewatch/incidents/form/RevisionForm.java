package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Token;
import org.trucewatch.incidents.register.Register;
import org.trucewatch.incidents.register.RegisterEntry;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The body by which an entry is revised, as {@code registers.schema.json} publishes it.
 *
 * @param entry the whole entry as it is to be from then on
 * @param turns when, by what the entry says itself, it begins and ceases to hold
 */
public record RevisionForm(
        UUID id,
        String agreementId,
        Instant from,
        String reason,
        String entryId,
        ObjectNode entry,
        List<Instant> turns,
        String digest) {

    static final int LONGEST_REASON = 2000;

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static RevisionForm read(Register register, ObjectNode body) {
        var form = Fields.of(body)
                .only("id", "agreementId", "from", "reason", "entry")
                .need("agreementId", "from", "reason", "entry");
        var id = form.uuid("id");
        var agreement = form.text("agreementId", Token.SLUG);
        var from = form.time("from");
        var reason = form.text("reason", LONGEST_REASON);
        var entry = form.object("entry");
        String entryId = null;
        if (entry != null) {
            entryId = RegisterForm.entry(register, entry);
            if (entry.has("agreementId")) {
                entry.wrong("agreementId", "stands beside the entry");
            }
        }
        form.refuseIfWrong();
        return new RevisionForm(
                id == null ? Ids.next() : id,
                agreement,
                from.toInstant().truncatedTo(ChronoUnit.MICROS), // as it is kept
                reason,
                entryId,
                body.withObjectProperty("entry"),
                RegisterForm.turns(register, entry),
                CanonicalJson.digest(body));
    }

    public RegisterEntry.Revising of(Register register, String by) {
        var instead = new RegisterEntry.Entering(agreementId, register, entryId, digest, entry.toString(), turns, by);
        return new RegisterEntry.Revising(id, instead, from, reason);
    }
}
