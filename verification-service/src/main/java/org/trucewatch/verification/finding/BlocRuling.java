package org.trucewatch.verification.finding;

import org.trucewatch.verification.assessment.Confidence;
import org.trucewatch.verification.assessment.Likelihood;
import org.trucewatch.verification.assessment.Opinion;
import org.trucewatch.verification.assessment.Ruling;

import java.util.List;

/**
 * What one seat holds, as the finding states it: the opinion without the evidence graded.
 *
 * @param seatHeldBy the bloc whose reviewer sat there
 */
public record BlocRuling(
        String bloc,
        String seatHeldBy,
        Ruling ruling,
        List<String> commitments,
        String actor,
        Likelihood likelihood,
        Confidence confidence,
        String reasons) {

    static BlocRuling of(String bloc, String seatHeldBy, Opinion opinion) {
        return new BlocRuling(
                bloc,
                seatHeldBy,
                opinion.ruling(),
                opinion.commitments(),
                opinion.actor(),
                opinion.likelihood(),
                opinion.confidence(),
                opinion.reasons());
    }
}
