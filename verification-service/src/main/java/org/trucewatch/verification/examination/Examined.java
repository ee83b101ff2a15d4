package org.trucewatch.verification.examination;

import org.trucewatch.verification.evidence.Copy;

import java.util.List;

/**
 * What came of looking at one file.
 *
 * @param outcome EXAMINED; IN_PART, when what looked died of it; NOT_EXAMINED
 * @param reason why not, or not wholly; null otherwise
 * @param worthAgain whether another try may find more
 * @param copies whose bytes are in the store already
 */
record Examined(String outcome, String reason, boolean worthAgain, List<Result> results, List<Copy> copies) {

    static Examined not(String reason) {
        return new Examined("NOT_EXAMINED", reason, false, List.of(), List.of());
    }

    static Examined notYet(String reason) {
        return new Examined("NOT_EXAMINED", reason, true, List.of(), List.of());
    }
}
