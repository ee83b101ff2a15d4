package org.trucewatch.kit.problems;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jboss.logging.Logger;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * The last line behind every check of our own: a value that the database cannot hold (SQLSTATE class 22, such as U+0000
 * in a text or a time beyond its calendar) is the caller's mistake, not ours.
 */
final class DataExceptionMappers {

    private static final Logger LOG = Logger.getLogger(DataExceptionMappers.class);
    private static final String DATA_EXCEPTION = "22";

    private DataExceptionMappers() {}

    private static Response answer(RuntimeException e) {
        int depth = 0;
        for (Throwable cause = e; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(DATA_EXCEPTION)) {
                return ProblemMappers.problem(new Refusal(
                                "invalid",
                                422,
                                "The content cannot be accepted",
                                "A value has characters or is of a size that cannot be kept",
                                List.of()))
                        .toResponse();
            }
        }
        LOG.error("a request failed", e);
        return HttpProblem.builder()
                .withType(URI.create("/problems/internal"))
                .withTitle("Something went wrong here")
                .withStatus(500)
                .build()
                .toResponse();
    }

    @Provider
    @Priority(1)
    public static class OfPersistence implements ExceptionMapper<PersistenceException> {
        @Override
        public Response toResponse(PersistenceException e) {
            return answer(e);
        }
    }

    @Provider
    @Priority(1)
    public static class OfState implements ExceptionMapper<IllegalStateException> {
        @Override
        public Response toResponse(IllegalStateException e) {
            return answer(e);
        }
    }
}
