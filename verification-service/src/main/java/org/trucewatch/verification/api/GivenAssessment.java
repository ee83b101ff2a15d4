package org.trucewatch.verification.api;

import org.trucewatch.verification.assessment.Confidence;
import org.trucewatch.verification.assessment.Grade;
import org.trucewatch.verification.assessment.Likelihood;
import org.trucewatch.verification.assessment.Opinion;
import org.trucewatch.verification.assessment.Ruling;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An assessment as it stands.
 *
 * @param seatHeldBy the bloc whose reviewer gave it
 * @param digest for If-Match when it is revised
 * @param evidence what the reader may see of what it rests on
 * @param later what its author came to think after the reveal
 */
record GivenAssessment(
        UUID id,
        String bloc,
        String seatHeldBy,
        String reviewer,
        Instant givenAt,
        String digest,
        Ruling ruling,
        List<String> commitments,
        String actor,
        Likelihood likelihood,
        Confidence confidence,
        String reasons,
        List<Grade> evidence,
        List<Later> later) {

    record Later(Instant givenAt, Opinion opinion) {}
}
