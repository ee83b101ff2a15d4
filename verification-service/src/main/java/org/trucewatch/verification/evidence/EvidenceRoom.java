package org.trucewatch.verification.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The evidence that this service was told of. */
@ApplicationScoped
public class EvidenceRoom {

    /**
     * A file that was erased.
     *
     * @param consent what its agency had said of it
     * @param leaf of its receipt, or null where it is not known
     */
    public record Erased(UUID id, UUID reportId, String consent, IntakeLeaf leaf) {}

    // what is new waits to be examined; a later telling changes only what may be done with it
    private static final String TAKE = """
            with told as (
                insert into evidence (id, report_id, agreement_id, drill, revision, consent, sha256, received_at, content)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                on conflict (id) do update
                   set revision = excluded.revision, consent = excluded.consent, content = excluded.content
                 where evidence.revision < excluded.revision and evidence.erased_at is null
                returning id, xmax = 0 as fresh)
            insert into to_examine (evidence_id) select id from told where fresh""";

    private static final String OF_REPORTS = """
            select content from evidence where report_id = any(?) and erased_at is null order by id""";

    private static final String ERASED = """
            select id, report_id, consent, content ->> 'leaf' from evidence
             where report_id = any(?) and erased_at is not null order by id""";

    private static final String ALL = """
            select content from evidence where id = any(?) and erased_at is null order by received_at, id""";

    private static final String ONE = "select content from evidence where id = ? and erased_at is null";

    private static final String HOLD = ONE + " for no key update";

    private static final String FORGET = """
            insert into evidence (id, report_id, agreement_id, drill, revision, consent, sha256, content, erased_at)
            select id, ?, ?, ?, 0, 'NEUTRAL', null, '{}', ? from unnest(?::uuid[]) id order by id
            on conflict (id) do update
               set sha256 = null, erased_at = coalesce(evidence.erased_at, excluded.erased_at),
                   content = jsonb_strip_nulls(jsonb_build_object('leaf', (evidence.content -> 'leaf') - 'salt'))""";

    private final AgroalDataSource database;

    EvidenceRoom(AgroalDataSource database) {
        this.database = database;
    }

    /** Keeps what is told, unless it is not newer than what is kept. */
    public void take(Evidence told, boolean drill, JsonNode content) {
        run(TAKE, statement -> {
            statement.setObject(1, told.evidenceId());
            statement.setObject(2, told.reportId());
            statement.setString(3, told.agreementId());
            statement.setBoolean(4, drill);
            statement.setLong(5, told.revision());
            statement.setString(6, told.consent());
            statement.setString(7, told.sha256());
            statement.setObject(8, told.receivedAt());
            statement.setString(9, content.toString());
            return statement.executeUpdate();
        });
    }

    public List<Evidence> ofReports(Collection<UUID> reports) {
        return run(OF_REPORTS, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", reports.toArray()));
            return read(statement);
        });
    }

    /** Of files that were erased, all that remains. */
    public List<Erased> erased(Collection<UUID> reports) {
        return run(ERASED, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", reports.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                var found = new ArrayList<Erased>();
                while (row.next()) {
                    found.add(new Erased(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            IntakeLeaf.of(row.getString(4))));
                }
                return found;
            }
        });
    }

    /** Those of them that were not erased, the earliest received first. */
    public List<Evidence> all(Collection<UUID> ids) {
        return run(ALL, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray()));
            return read(statement);
        });
    }

    public Optional<Evidence> find(UUID id) {
        return one(ONE, id);
    }

    /** The same, held until the transaction ends; empty where it was erased. */
    public Optional<Evidence> hold(UUID id) {
        return one(HOLD, id);
    }

    /** Forgets what is known of files, also of those that are still to be told of. */
    public void forget(UUID report, String agreement, boolean drill, Collection<UUID> ids, Instant now) {
        run(FORGET, statement -> {
            statement.setObject(1, report);
            statement.setString(2, agreement);
            statement.setBoolean(3, drill);
            statement.setObject(4, now.atOffset(ZoneOffset.UTC));
            statement.setArray(5, statement.getConnection().createArrayOf("uuid", ids.toArray()));
            return statement.executeUpdate();
        });
    }

    private Optional<Evidence> one(String sql, UUID id) {
        return run(sql, statement -> {
            statement.setObject(1, id);
            return read(statement).stream().findFirst();
        });
    }

    private static List<Evidence> read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            var found = new ArrayList<Evidence>();
            while (row.next()) {
                found.add(Json.MAPPER.readValue(row.getString(1), Evidence.class));
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("evidence is kept that cannot be read", e);
        }
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("evidence could not be asked or kept", e);
        }
    }
}
