package org.trucewatch.verification.assessment;

import java.util.UUID;

/**
 * One reviewer's grade of one piece of evidence on the Admiralty code. The two axes are independent, and neither is a
 * number to calculate with: F and 6 stand outside the order.
 *
 * @param id the report or evidence that is graded
 * @param credibility of the information: 1 confirmed to 5 improbable; 6 cannot be judged
 */
public record Grade(UUID id, Reliability reliability, Integer credibility) {

    /** Whether it says anything at all: F6 says neither who spoke nor whether it is so. */
    public boolean canBeJudged() {
        return reliability.canBeJudged() || credibility != 6;
    }
}
