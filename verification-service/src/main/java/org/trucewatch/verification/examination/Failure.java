package org.trucewatch.verification.examination;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** Tells what a file may have caused from what would have failed with any other. */
final class Failure {

    /** Classes of SQLSTATE: the data are such that they cannot be kept. */
    private static final Set<String> OF_DATA = Set.of("22", "23", "54");

    private static final int MOST_CAUSES = 20;

    private Failure() {}

    /** Whether it would happen again with the same file: neither the database nor the machine was at fault. */
    static boolean mayComeOfTheFile(RuntimeException failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < MOST_CAUSES; cause = cause.getCause(), depth++) {
            if (cause instanceof IOException) {
                return false;
            }
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                return state != null && state.length() == 5 && OF_DATA.contains(state.substring(0, 2));
            }
        }
        return true;
    }
}
