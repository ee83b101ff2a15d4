package org.trucewatch.verification.casefile;

import io.agroal.api.AgroalDataSource;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The cases in the order in which they were opened, as one caller may know of them. */
@ApplicationScoped
public class CaseQueue {

    /** What is looked for; each may be null. */
    public record Filter(String agreementId, CaseStatus status, String actor, UUID incidentId, boolean mine) {}

    /** Where the page before ended. */
    public record Position(Instant openedAt, UUID id) {}

    private final AgroalDataSource database;
    private final CaseFiles files;

    CaseQueue(AgroalDataSource database, CaseFiles files) {
        this.database = database;
        this.files = files;
    }

    public List<CaseFile> page(Eyes eyes, Filter filter, Position after, int limit, Instant now) {
        var where = where(eyes, filter, after, now);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql(where))) {
            query.setInt(where.bind(query), limit);
            try (var row = query.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return files.inOrder(ids);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cases could not be listed", e);
        }
    }

    static String sql(Conditions where) {
        return "select c.id from case_file c where " + where.sql() + " order by c.opened_at, c.id limit ?";
    }

    static Conditions where(Eyes eyes, Filter filter, Position after, Instant now) {
        var where = new Conditions();
        eyes.look(where, now);
        if (filter.agreementId() != null) {
            where.and("c.agreement_id = ?", filter.agreementId());
        }
        if (filter.status() != null) {
            eyes.inStatus(filter.status(), where, now);
        }
        if (filter.actor() != null) {
            where.and("c.actor = ?", filter.actor());
        }
        if (filter.incidentId() != null) {
            where.and("c.incident_id = ?", filter.incidentId());
        }
        if (filter.mine()) {
            eyes.mine(where);
        }
        if (after != null) {
            where.and("(c.opened_at, c.id) > (?, ?)", after.openedAt().atOffset(ZoneOffset.UTC), after.id());
        }
        return where;
    }
}
