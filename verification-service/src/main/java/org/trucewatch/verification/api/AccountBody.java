package org.trucewatch.verification.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.verification.casefile.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What the accused party says.
 *
 * @param text one per language
 * @param evidence ids of evidence it refers to
 */
@Schema(name = "Account")
record AccountBody(UUID id, List<Text> text, List<UUID> evidence) {

    private static final int LONGEST = 50_000;

    AccountBody checked() {
        var faults = new ArrayList<FieldError>();
        if (text == null || text.isEmpty()) {
            faults.add(new FieldError("#/text", "is required in one language at least"));
        }
        for (int i = 0; text != null && i < text.size(); i++) {
            check(text.get(i), "#/text/" + i, faults);
        }
        if (evidence != null && evidence.stream().anyMatch(Objects::isNull)) {
            faults.add(new FieldError("#/evidence/" + evidence.indexOf(null), "must be a UUID"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return new AccountBody(id, text, evidence == null ? List.of() : evidence);
    }

    private static void check(Text one, String at, List<FieldError> faults) {
        if (one == null || one.lang() == null || !one.lang().matches("[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*")) {
            faults.add(new FieldError(at + "/lang", "must be a language tag of BCP 47, such as ar"));
        }
        if (one == null || one.text() == null || one.text().isBlank()) {
            faults.add(new FieldError(at + "/text", "is required"));
        } else if (one.text().length() > LONGEST) {
            faults.add(new FieldError(at + "/text", "may have " + LONGEST + " characters"));
        }
    }
}
