package org.trucewatch.incidents.intake;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.problems.Refusal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Checks what a report corrects: an earlier report of its own agency, and one that no other corrects yet. */
@ApplicationScoped
class Corrections {

    private static final String CORRECTED = """
            select r.agency, r.agreement_id, r.drill, c.id as by_id
              from report r left join report c on c.supersedes = r.id
             where r.id = ?""";

    private final AgroalDataSource database;

    Corrections(AgroalDataSource database) {
        this.database = database;
    }

    /** Asks the database only about a report that corrects one. @throws Refusal 409 or 422 */
    void check(Checked report) {
        if (report.supersedes() == null) {
            return;
        }
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(CORRECTED)) {
            query.setObject(1, report.supersedes());
            try (var row = query.executeQuery()) {
                if (!row.next() || !isOwn(row, report)) {
                    throw Refusal.invalid("#/supersedes", "is no report of yours under this agreement");
                }
                if (row.getBoolean("drill") != report.drill()) {
                    throw Refusal.invalid("#/drill", "must be as in the report that this one supersedes");
                }
                refuseIfCorrected(row.getObject("by_id", UUID.class), report);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what a report corrects could not be found", e);
        }
    }

    private static boolean isOwn(ResultSet corrected, Checked report) throws SQLException {
        return corrected.getString("agency").equals(report.agency())
                && corrected.getString("agreement_id").equals(report.agreementId());
    }

    private static void refuseIfCorrected(UUID by, Checked report) {
        if (by != null && !by.equals(report.id())) {
            throw Refusal.conflict("already-superseded", "It has been superseded; supersede the correction instead")
                    .with("supersededBy", by);
        }
    }
}
