package org.trucewatch.incidents.evidence;

import io.agroal.api.AgroalDataSource;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Which contents are to be read again, and which were not as they should be. By the time of the database. */
@ApplicationScoped
public class Fixity {

    /** What a content can be instead of sound. */
    enum Fault {
        LOST,
        ROTTEN
    }

    /** A content whose turn it is. @param fault what the last check found, or null */
    record Due(String sha256, long size, Fault fault) {}

    /** Evidence whose content is not as it was. @param fault LOST or ROTTEN */
    public record Damaged(UUID evidenceId, String fault, Instant since, Instant checkedAt) {}

    /** How the contents are altogether. */
    record State(long faulty, long oldestSeconds) {}

    // a scalar sub-select runs once, whatever the planner thinks of the table
    static final String NEXT = """
            with sound as (
              select o.sha256, o.checked_at from original o
               where o.fault is null and o.checked_at < now() - ?::interval
                 and exists (select 1 from evidence e where e.sha256 = o.sha256)
               order by o.checked_at limit 1 for update of o skip locked),
            faulty as (
              select o.sha256, o.checked_at from original o
               where o.fault is not null and o.checked_at < now() - ?::interval
                 and exists (select 1 from evidence e where e.sha256 = o.sha256)
               order by o.checked_at limit 1 for update of o skip locked)
            update original set checked_at = now() where sha256 = (
              select sha256 from (table sound union all table faulty) due order by checked_at limit 1)
            returning sha256, size, fault""";
    private static final String UNCHECKED =
            "update original set checked_at = now() - ?::interval + ?::interval where sha256 = ? and fault is null";
    private static final String FOUND = """
            update original set fault = ?, fault_since = case when ?::text is null then null else coalesce(fault_since, now()) end
             where sha256 = ?""";
    private static final String EVIDENCE = "select id from evidence where sha256 = ? order by id";
    private static final String DAMAGED = """
            select e.id, o.fault, o.fault_since, o.checked_at from original o join evidence e using (sha256)
             where o.fault is not null and (o.fault_since, e.id) > (?, ?) order by o.fault_since, e.id limit ?""";
    static final String STATE = """
            select (select count(*) from original where fault is not null),
                   coalesce(extract(epoch from now() - least(
                     (select min(checked_at) from original where fault is null),
                     (select min(checked_at) from original where fault is not null))), 0)::bigint""";

    private final AgroalDataSource database;

    Fixity(AgroalDataSource database) {
        this.database = database;
    }

    /** The content that was not read for the longest time of those whose turn it is; nobody else gets it now. */
    Optional<Due> next(Duration every, Duration faultyEvery) {
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(NEXT)) {
            claim.setString(1, every.toString());
            claim.setString(2, faultyEvery.toString());
            try (var row = claim.executeQuery()) {
                return row.next()
                        ? Optional.of(new Due(row.getString(1), row.getLong(2), fault(row.getString(3))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("contents to be checked could not be found", e);
        }
    }

    private static Fault fault(String name) {
        return name == null ? null : Fault.valueOf(name);
    }

    /** It could not be read, and nothing is known of it: it is tried again as soon as a faulty one would be. */
    void unchecked(String sha256, Duration every, Duration faultyEvery) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(UNCHECKED)) {
            update.setString(1, every.toString());
            update.setString(2, faultyEvery.toString());
            update.setString(3, sha256);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a failed check could not be kept", e);
        }
    }

    /** Writes down what a check found; false when there is no such content any more. @param fault null when it is sound */
    boolean found(String sha256, Fault fault) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(FOUND)) {
            var name = fault == null ? null : fault.name();
            update.setString(1, name);
            update.setString(2, name);
            update.setString(3, sha256);
            return update.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("what a check found could not be kept", e);
        }
    }

    List<UUID> evidenceOf(String sha256) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(EVIDENCE)) {
            query.setString(1, sha256);
            try (var row = query.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return ids;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the evidence of a content could not be found", e);
        }
    }

    /** A page, the longest damaged first. */
    public List<Damaged> damaged(Instant after, UUID afterId, int most) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(DAMAGED)) {
            query.setObject(1, after.atOffset(ZoneOffset.UTC));
            query.setObject(2, afterId);
            query.setInt(3, most);
            try (var row = query.executeQuery()) {
                var damaged = new ArrayList<Damaged>();
                while (row.next()) {
                    damaged.add(new Damaged(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
                return damaged;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("damaged evidence could not be found", e);
        }
    }

    State state() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(STATE);
                var row = query.executeQuery()) {
            row.next();
            return new State(row.getLong(1), row.getLong(2));
        } catch (SQLException e) {
            throw new IllegalStateException("the state of the contents could not be read", e);
        }
    }
}
