package org.trucewatch.incidents.sheet;

import org.trucewatch.incidents.intake.Source;
import org.trucewatch.kit.problems.Refusal;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line of the file in which it begins, from 1
 * @param cells without what quotes them; empty where it is too long
 * @param characters that it has in all; where it is too long, one more than it may have
 * @param fault why it is no row of RFC 4180, or null
 */
record Row(long line, List<String> cells, int characters, String fault) {

    boolean isBlank() {
        return fault == null && !isTooLong() && cells.stream().allMatch(String::isBlank);
    }

    boolean isTooLong() {
        return characters > Source.LONGEST_LINE;
    }

    /** @throws Refusal 400 or 413 */
    Row readable() {
        if (isTooLong()) {
            throw Source.tooLong();
        }
        if (fault != null) {
            throw Refusal.malformed(fault);
        }
        return this;
    }
}
