package org.trucewatch.verification.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.trucewatch.verification.assessment.Confidence;
import org.trucewatch.verification.assessment.Grade;
import org.trucewatch.verification.assessment.Likelihood;
import org.trucewatch.verification.assessment.Opinion;
import org.trucewatch.verification.assessment.Ruling;

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

    Opinion opinion() {
        return new Opinion(ruling, commitments, actor, likelihood, confidence, reasons, evidence);
    }
}
