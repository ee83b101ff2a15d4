package org.trucewatch.incidents.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.time.Ids;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What may belong together and waits for an adjudicator, who joins it or dismisses the suggestion. */
@ApplicationScoped
public class Offers {

    private static final String INSERT = """
            insert into suggested_join (id, agreement_id, report_id, incident_id, points, parts, suggested_at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?) on conflict (report_id, incident_id) do nothing""";
    // what was joined meanwhile, by whomever, needs no decision, nor what nobody says any more
    private static final String OPEN = """
            select s.id, s.report_id, s.incident_id, s.points, s.parts, s.suggested_at,
                   array(select w.incident_id from witness w
                          where w.report_id = s.report_id and w.parted_at is null order by w.joined_at) as testifies_to
              from suggested_join s join incident i on i.id = s.incident_id
             where s.agreement_id = ? and s.dismissed_at is null and (s.suggested_at, s.id) > (?, ?)
               and i.joined_into is null and i.withdrawn_at is null
               and exists (select 1 from witness w where w.report_id = s.report_id and w.parted_at is null)
               and not exists (select 1 from witness w where w.report_id = s.report_id
                                  and w.incident_id = s.incident_id and w.parted_at is null)
             order by s.suggested_at, s.id limit ?""";
    private static final String AGREEMENT = "select agreement_id from suggested_join where id = ?";
    private static final String DISMISS = """
            update suggested_join set dismissed_at = ?, dismissed_by = ?, dismissal_reason = ?
             where id = ? and dismissed_at is null""";

    /**
     * A suggestion that nobody has decided yet.
     *
     * @param testifiesTo the incidents to which the report is joined now
     * @param parts what speaks for and against it, in points that add up to {@code points}
     */
    public record Suggestion(
            UUID id,
            UUID reportId,
            UUID incidentId,
            List<UUID> testifiesTo,
            int points,
            JsonNode parts,
            int enough,
            Instant suggestedAt) {}

    private final AgroalDataSource database;

    Offers(AgroalDataSource database) {
        this.database = database;
    }

    /** Keeps them in the caller's transaction, in one round trip. */
    void keep(String agreementId, Collection<Offer> offers, Instant now) {
        if (offers.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (var offer : offers) {
                insert.setObject(1, Ids.next());
                insert.setString(2, agreementId);
                insert.setObject(3, offer.report().id());
                insert.setObject(4, offer.incident());
                insert.setInt(5, offer.likeness().sum());
                insert.setString(6, Json.MAPPER.writeValueAsString(offer.likeness()));
                insert.setObject(7, now.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("what may belong together could not be kept", e);
        }
    }

    /** A page of those after the given one, in the order in which they were made. */
    public List<Suggestion> open(String agreementId, Instant suggestedAt, UUID id, int most) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OPEN)) {
            query.setString(1, agreementId);
            query.setObject(2, suggestedAt.atOffset(ZoneOffset.UTC));
            query.setObject(3, id);
            query.setInt(4, most);
            try (var row = query.executeQuery()) {
                var open = new ArrayList<Suggestion>();
                while (row.next()) {
                    open.add(read(row));
                }
                return open;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("what may belong together could not be read", e);
        }
    }

    private static Suggestion read(ResultSet row) throws SQLException, JsonProcessingException {
        return new Suggestion(
                row.getObject("id", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getObject("incident_id", UUID.class),
                Arrays.asList((UUID[]) row.getArray("testifies_to").getArray()),
                row.getInt("points"),
                Json.MAPPER.readTree(row.getString("parts")),
                Thresholds.STANDARD.enough(),
                row.getObject("suggested_at", OffsetDateTime.class).toInstant());
    }

    /** The agreement under which it was made; empty when there is no such suggestion. */
    public Optional<String> agreementOf(UUID id) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(AGREEMENT)) {
            query.setObject(1, id);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a suggestion could not be read", e);
        }
    }

    /** They are two events after all, an adjudicator says; false when that was said before. */
    @Transactional
    public boolean dismiss(UUID id, String by, String reason, Instant now) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(DISMISS)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setString(2, by);
            update.setString(3, reason);
            update.setObject(4, id);
            return update.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("a suggestion could not be dismissed", e);
        }
    }
}
