package org.trucewatch.verification.examination;

import io.agroal.api.AgroalDataSource;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The evidence that waits: every claim is one short transaction of its own, leases run on database time. */
@ApplicationScoped
class ExaminationQueue {

    /** @param attempt from 1; whoever holds an older one has lost it */
    record Claim(UUID evidence, int attempt) {}

    // by row address, from a set that is made once: a sub-select that locks may be run again for every row
    private static final String CLAIM = """
            update to_examine set attempts = attempts + 1, leased_until = now() + make_interval(secs => ?)
             where ctid = any(array(
                select ctid from to_examine where leased_until < now() order by leased_until, position limit 1
                for update skip locked))
            returning evidence_id, attempts""";

    private static final String CONCLUDE = "delete from to_examine where evidence_id = ? and attempts = ?";

    private static final String RELEASE = """
            update to_examine set attempts = attempts - ?, leased_until = now() + make_interval(secs => ?)
             where evidence_id = ? and attempts = ?""";

    private final AgroalDataSource database;

    ExaminationQueue(AgroalDataSource database) {
        this.database = database;
    }

    Optional<Claim> claim(Duration lease) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(CLAIM)) {
            update.setDouble(1, lease.toMillis() / 1000.0);
            try (var row = update.executeQuery()) {
                return row.next()
                        ? Optional.of(new Claim(row.getObject(1, UUID.class), row.getInt(2)))
                        : Optional.empty();
            }
        }
    }

    /** Takes it off, in the caller's transaction. @return false when somebody else has claimed it meanwhile */
    boolean conclude(Claim claim) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(CONCLUDE)) {
            delete.setObject(1, claim.evidence());
            delete.setInt(2, claim.attempt());
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("an examination could not be concluded", e);
        }
    }

    /** To be tried again after a rest; @param counts whether it may be tried only so often */
    void release(Claim claim, boolean counts, Duration rest) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(RELEASE)) {
            update.setInt(1, counts ? 0 : 1);
            update.setDouble(2, rest.toMillis() / 1000.0);
            update.setObject(3, claim.evidence());
            update.setInt(4, claim.attempt());
            update.executeUpdate();
        }
    }
}
