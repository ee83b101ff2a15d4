package org.trucewatch.incidents.opening;

import io.agroal.api.AgroalDataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** All openings of sealed identities, asked for and confirmed, and the seals that they are about. */
@ApplicationScoped
public class Openings {

    /** The source of a report as it is kept. @param sealed null when there is none */
    record Source(byte[] sealed, boolean erased) {}

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final String SELECT = """
            select id, report_id, agreement_id, asked_by, asked_party, asked_at, reason, confirmed_by, confirmed_party,
                   confirmed_at, confirming_reason, until, leaf from identity_opening where\s""";
    private static final String READINGS = """
            select opening_id, id, read_by, party, read_at, leaf from identity_reading where opening_id = any(?::uuid[])
             order by read_at, id""";
    private static final String ASK = """
            insert into identity_opening (id, report_id, agreement_id, asked_by, asked_party, asked_at, reason, until)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""";
    private static final String CONFIRM = """
            update identity_opening set confirmed_by = ?, confirmed_party = ?, confirmed_at = ?, confirming_reason = ?,
                                        until = ?, leaf = ?
             where id = ? and confirmed_at is null""";
    private static final String READ = """
            insert into identity_reading (id, opening_id, read_by, party, read_at, leaf) values (?, ?, ?, ?, ?, ?)""";
    // nobody erases it until the caller's transaction ends
    private static final String SOURCE = "select sealed, salt is null from report where id = ? for key share";

    private final AgroalDataSource database;

    Openings(AgroalDataSource database) {
        this.database = database;
    }

    /** Those of a report in the order in which they were asked for. */
    public List<Opening> of(UUID report) {
        return withReadings(rows(SELECT + "report_id = ? order by asked_at, id", Openings::opening, report));
    }

    List<Opening> findAll(Collection<UUID> ids) {
        return withReadings(rows(SELECT + "id = any(?::uuid[])", Openings::opening, array(ids)));
    }

    Optional<Opening> find(UUID id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    /** As above, and nobody else confirms it until the transaction ends. */
    Optional<Opening> hold(UUID id) {
        return rows(SELECT + "id = ? for update", Openings::opening, id).stream()
                .findFirst();
    }

    Source source(UUID report) {
        return rows(SOURCE, row -> new Source(row.getBytes(1), row.getBoolean(2)), report)
                .get(0);
    }

    void ask(Opening opening) {
        var asked = opening.asked();
        run(
                ASK,
                opening.id(),
                opening.reportId(),
                opening.agreementId(),
                asked.by(),
                asked.party(),
                utc(asked.at()),
                asked.reason(),
                utc(opening.until()));
    }

    void confirm(Opening opening) {
        var confirmed = opening.confirmed();
        run(
                CONFIRM,
                confirmed.by(),
                confirmed.party(),
                utc(confirmed.at()),
                confirmed.reason(),
                utc(opening.until()),
                opening.leaf(),
                opening.id());
    }

    void add(UUID opening, Opening.Reading reading) {
        run(READ, reading.id(), opening, reading.by(), reading.party(), utc(reading.at()), reading.leaf());
    }

    private List<Opening> withReadings(List<Opening> openings) {
        if (openings.isEmpty()) {
            return openings;
        }
        record Of(UUID opening, Opening.Reading reading) {}
        var ids = openings.stream().map(Opening::id).toList();
        Map<UUID, List<Opening.Reading>> readings =
                rows(READINGS, row -> new Of(row.getObject("opening_id", UUID.class), reading(row)), array(ids))
                        .stream()
                        .collect(Collectors.groupingBy(
                                Of::opening, Collectors.mapping(Of::reading, Collectors.toList())));
        return openings.stream()
                .map(one -> one.read(readings.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private void run(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("an opening could not be kept", e);
        }
    }

    private <T> List<T> rows(String sql, Reader<T> reader, Object value) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, value);
            try (var row = query.executeQuery()) {
                var found = new ArrayList<T>();
                while (row.next()) {
                    found.add(reader.read(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("openings could not be read", e);
        }
    }

    private static Opening opening(ResultSet row) throws SQLException {
        return new Opening(
                row.getObject("id", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getString("agreement_id"),
                step(row, "asked", "reason"),
                row.getObject("confirmed_at") == null ? null : step(row, "confirmed", "confirming_reason"),
                time(row, "until"),
                row.getString("leaf"),
                List.of());
    }

    private static Opening.Step step(ResultSet row, String what, String reason) throws SQLException {
        return new Opening.Step(
                row.getString(what + "_by"),
                row.getString(what + "_party"),
                time(row, what + "_at"),
                row.getString(reason));
    }

    private static Opening.Reading reading(ResultSet row) throws SQLException {
        return new Opening.Reading(
                row.getObject("id", UUID.class),
                row.getString("read_by"),
                row.getString("party"),
                time(row, "read_at"),
                row.getString("leaf"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
