package org.trucewatch.kit.inbox;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;

/** Which failures pass by themselves. SQLSTATE classes are those of PostgreSQL's appendix A. */
public final class Failures {

    /** Serialisation failure, deadlock, lock not available, out of resources; a unique key that another replica just took. */
    private static final Set<String> PASSING = Set.of("40", "53", "55", "23505");

    /** The connection or the server is gone; every other message would fail the same way. */
    private static final Set<String> OUTAGE = Set.of("08", "57P");

    private Failures() {}

    /** Whether trying again soon may succeed. */
    public static boolean isTransient(Throwable failure) {
        return isOutage(failure)
                || inChain(
                        failure,
                        cause -> cause instanceof TransientFailure
                                || cause instanceof OptimisticLockException
                                || cause instanceof LockTimeoutException
                                || cause instanceof PessimisticLockException
                                || cause instanceof SQLTransientException
                                || hasState(cause, PASSING));
    }

    /** Whether the database cannot be reached at all, so that it is better to wait than to give messages up. */
    public static boolean isOutage(Throwable failure) {
        return inChain(
                failure,
                cause -> hasState(cause, OUTAGE)
                        || cause instanceof java.net.ConnectException
                        || cause instanceof SQLException sql
                                && sql.getMessage() != null
                                && sql.getMessage().contains("Acquisition timeout"));
    }

    private static boolean hasState(Throwable cause, Set<String> prefixes) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && prefixes.stream().anyMatch(sql.getSQLState()::startsWith);
    }

    private static boolean inChain(Throwable failure, Predicate<Throwable> test) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (test.test(cause)) {
                return true;
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                if (test.test(suppressed)) {
                    return true;
                }
            }
        }
        return false;
    }
}
