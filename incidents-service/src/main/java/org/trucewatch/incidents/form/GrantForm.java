package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Token;
import org.trucewatch.incidents.register.Saying;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.time.Ids;

import java.util.UUID;

/** The body by which a party is given sight of a protected site, as {@code registers.schema.json} publishes it. */
public record GrantForm(UUID id, String agreementId, String party, String reason, String digest) {

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static GrantForm read(ObjectNode body) {
        var form = Fields.of(body).only("id", "agreementId", "party", "reason").need("agreementId", "party", "reason");
        var id = form.uuid("id");
        var agreement = form.text("agreementId", Token.SLUG);
        var party = form.text("party", Token.PARTY);
        var reason = form.text("reason", RevisionForm.LONGEST_REASON);
        form.refuseIfWrong();
        return new GrantForm(id == null ? Ids.next() : id, agreement, party, reason, CanonicalJson.digest(body));
    }

    public Saying.Words of(String by) {
        return new Saying.Words(id, agreementId, party, reason, digest, by);
    }
}
