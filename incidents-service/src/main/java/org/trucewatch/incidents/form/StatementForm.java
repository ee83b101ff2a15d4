package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Wording;
import org.trucewatch.incidents.statement.Statement;
import org.trucewatch.incidents.statement.StatementKind;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.time.Ids;

import java.util.Set;

/** The body of a statement, as {@code statement.schema.json} publishes it. */
public final class StatementForm {

    private static final int CODE = 80;
    private static final int MOST_LIMITS = 50;

    private StatementForm() {}

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static Statement.Declaration read(ObjectNode body) {
        var form = Fields.of(body)
                .only(
                        Set.of("from", "to"),
                        "id",
                        "agreementId",
                        "drill",
                        "kind",
                        "from",
                        "to",
                        "condition",
                        "limits",
                        "text")
                .need("agreementId", "kind", "text");
        var id = form.uuid("id");
        var agreement = form.text("agreementId", CODE);
        var drill = form.truth("drill");
        var kind = form.oneOf("kind", StatementKind.class);
        var from = form.time("from");
        var to = form.time("to");
        if (kind == StatementKind.INTENT_TO_ACT && !form.has("from")) {
            form.wrong("from", "is required");
        }
        if (from != null && to != null && to.isBefore(from)) {
            form.wrong("to", "must not be before from");
        }
        Wording.said(form, "condition");
        Wording.allSaid(form, "limits", MOST_LIMITS);
        Wording.translations(form, "text");
        form.refuseIfWrong();
        return new Statement.Declaration(
                id == null ? Ids.next() : id,
                agreement,
                kind,
                body.toString(),
                Boolean.TRUE.equals(drill),
                CanonicalJson.digest(body));
    }
}
