package org.trucewatch.verify;

import org.trucewatch.kit.ledger.proof.Cosignature;
import org.trucewatch.kit.ledger.proof.SignedNote;

import java.time.DateTimeException;
import java.time.Instant;

/** Who countersigned, and when, in words. */
final class Cosigned {

    private Cosigned() {}

    static String by(SignedNote.Line line) {
        return line.name() + " countersigned at "
                + Cosignature.of(line).map(one -> at(one.time())).orElse("an unknown time");
    }

    private static String at(long seconds) {
        try {
            return Instant.ofEpochSecond(seconds).toString();
        } catch (DateTimeException e) {
            return seconds + " seconds";
        }
    }
}
