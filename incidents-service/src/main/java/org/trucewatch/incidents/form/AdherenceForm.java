package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Token;
import org.trucewatch.incidents.register.Adherence;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.time.Ids;

import java.util.Set;
import java.util.UUID;

/**
 * The body by which an actor's acceptance is entered, as {@code registers.schema.json} publishes it.
 *
 * @param from the time as it was sent
 */
public record AdherenceForm(UUID id, String agreementId, String from, String depositedWith, String digest) {

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static AdherenceForm read(ObjectNode body) {
        var form = Fields.of(body)
                .nothingBut(Set.of("id", "agreementId", "from", "depositedWith"))
                .need("agreementId", "from", "depositedWith");
        var id = form.uuid("id");
        var agreement = form.text("agreementId", Token.SLUG);
        form.time("from");
        var guarantor = form.text("depositedWith", Token.PARTY);
        form.refuseIfWrong();
        return new AdherenceForm(
                id == null ? Ids.next() : id,
                agreement,
                body.get("from").textValue(),
                guarantor,
                CanonicalJson.digest(body));
    }

    public Adherence.Deposit of(String actorId, String by) {
        return new Adherence.Deposit(id, agreementId, actorId, from, depositedWith, digest, by);
    }
}
