package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Token;
import org.trucewatch.incidents.register.Saying;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.time.Ids;

import java.util.UUID;

/** The body by which a party contests an entry of a register, as {@code registers.schema.json} publishes it. */
public record ContestForm(UUID id, String agreementId, String reason, String digest) {

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static ContestForm read(ObjectNode body) {
        var form = Fields.of(body).only("id", "agreementId", "reason").need("agreementId", "reason");
        var id = form.uuid("id");
        var agreement = form.text("agreementId", Token.SLUG);
        var reason = form.text("reason", RevisionForm.LONGEST_REASON);
        form.refuseIfWrong();
        return new ContestForm(id == null ? Ids.next() : id, agreement, reason, CanonicalJson.digest(body));
    }

    /** Why something is taken back. @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static String withdrawing(ObjectNode body) {
        var form = Fields.of(body).exactly("reason");
        var reason = form.text("reason", RevisionForm.LONGEST_REASON);
        form.refuseIfWrong();
        return reason;
    }

    public Saying.Words of(String party, String by) {
        return new Saying.Words(id, agreementId, party, reason, digest, by);
    }
}
