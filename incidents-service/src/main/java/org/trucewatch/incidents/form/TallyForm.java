package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Token;
import org.trucewatch.incidents.tally.Tally;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.time.Ids;

/** The body of a tally, as {@code tally.schema.json} publishes it. */
public final class TallyForm {

    private static final int CODE = 80;
    private static final int PLAIN = 2_000;
    private static final int MOST_AREAS = 500;
    private static final int MOST_COUNTED = 1_000_000;

    private TallyForm() {}

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static Tally.Sent read(ObjectNode body) {
        var form = Fields.of(body)
                .only(
                        "id",
                        "agreementId",
                        "drill",
                        "period",
                        "reporter",
                        "affiliation",
                        "count",
                        "breakdown",
                        "regime",
                        "source")
                .need("agreementId", "period", "reporter", "count");
        var id = form.uuid("id");
        var agreement = form.text("agreementId", CODE);
        var drill = form.truth("drill");
        form.within("period", TallyForm::period);
        form.text("reporter", PLAIN);
        form.text("affiliation", Token.AFFILIATION);
        form.within("count", count -> count(form, count));
        for (var area : form.someObjects("breakdown", MOST_AREAS)) {
            area.exactly("adminCode", "count").text("adminCode", PLAIN);
            area.whole("count", 0, MOST_COUNTED);
        }
        form.text("regime", PLAIN);
        form.within("source", source -> {
            source.only("url", "note").need("url").text("url", Token.URL);
            source.text("note", PLAIN);
        });
        form.refuseIfWrong();
        return new Tally.Sent(
                id == null ? Ids.next() : id,
                agreement,
                Boolean.TRUE.equals(drill),
                body.toString(),
                CanonicalJson.digest(body));
    }

    private static void period(Fields period) {
        period.exactly("from", "to");
        var from = period.time("from");
        var to = period.time("to");
        if (from != null && to != null && to.isBefore(from)) {
            period.wrong("to", "must not be before from");
        }
    }

    private static void count(Fields form, Fields count) {
        count.only("total", "low", "best", "high");
        boolean any = false;
        for (var figure : new String[] {"total", "low", "best", "high"}) {
            count.whole(figure, 0, MOST_COUNTED);
            any |= count.has(figure);
        }
        if (!any) {
            form.wrong("count", "must hold at least one figure");
        }
    }
}
