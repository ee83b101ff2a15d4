package org.trucewatch.verification.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.verification.assessment.Confidence;
import org.trucewatch.verification.assessment.Grade;
import org.trucewatch.verification.assessment.Likelihood;
import org.trucewatch.verification.assessment.Opinion;
import org.trucewatch.verification.assessment.Ruling;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An opinion for one seat.
 *
 * @param id chosen by the caller, so that the request can be repeated
 * @param bloc the seat
 * @param evidence reports of the case, graded: reliability A to F, credibility 1 to 6
 */
@Schema(name = "Assessment")
record AssessmentBody(
        UUID id,
        String bloc,
        List<Grade> evidence,
        Ruling ruling,
        List<String> commitments,
        String actor,
        Likelihood likelihood,
        Confidence confidence,
        String reasons) {

    /** Of lists, whose entries the schema of the body does not require. */
    AssessmentBody checked() {
        var faults = new ArrayList<FieldError>();
        gap(evidence, "#/evidence/", "must be a report with its grades", faults);
        gap(commitments, "#/commitments/", "must be the code of a commitment", faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return this;
    }

    private static void gap(List<?> list, String at, String detail, List<FieldError> faults) {
        for (int i = 0; list != null && i < list.size(); i++) {
            if (list.get(i) == null) {
                faults.add(new FieldError(at + i, detail));
            }
        }
    }

    Opinion opinion() {
        return new Opinion(ruling, commitments, actor, likelihood, confidence, reasons, evidence);
    }
}
