package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.agreement.Stance;
import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Wording;

import java.util.Set;

/**
 * The body of a position on a version of an agreement.
 *
 * @param counter with COUNTER, and only then: the number of the version proposed instead
 */
public record PositionForm(Stance position, String digest, Integer counter, String reasons) {

    private static final int MOST_VERSIONS = 1_000_000;

    /** @throws org.trucewatch.kit.problems.Refusal 422 with every field that is wrong */
    public static PositionForm read(ObjectNode body) {
        var form = Fields.of(body)
                .nothingBut(Set.of("position", "digest", "counter", "reasons"))
                .need("position", "digest");
        var position = form.oneOf("position", Stance.class);
        var digest = form.text("digest", Wording.NAME);
        var counter = form.whole("counter", 1, MOST_VERSIONS);
        var reasons = form.text("reasons", Wording.LONG_TEXT);
        if (position != null && (position == Stance.COUNTER) != form.has("counter")) {
            form.wrong("counter", "belongs to COUNTER, and to nothing else");
        }
        form.refuseIfWrong();
        return new PositionForm(position, digest, counter, reasons);
    }
}
