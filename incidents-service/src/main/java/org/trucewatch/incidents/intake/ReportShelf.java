package org.trucewatch.incidents.intake;

import io.agroal.api.AgroalDataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.trucewatch.incidents.report.Flag;
import org.trucewatch.kit.ledger.Leaf;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Puts reports into the database: report, outgoing event, pending leaf and place in the matching queue by one native
 * statement, which is a transaction of its own. Nothing is inserted for a report that was checked against a revision
 * of the agreement that is no longer the current one, or whose id is taken.
 */
@ApplicationScoped
class ReportShelf {

    /** What is kept under an id already. */
    record Kept(String agency, String digest, byte[] sealedMark, Receipt receipt) {}

    private record Column(String name, String type, Function<Checked, Object> value) {}

    // long text goes as bytes: in an array of texts every quotation mark would be escaped here and read there
    private static final List<Column> COLUMNS = List.of(
            new Column("id", "uuid", Checked::id),
            new Column("agreement_id", "text", Checked::agreementId),
            new Column("agency", "text", Checked::agency),
            new Column("affiliation", "text", Checked::affiliation),
            new Column("area", "text", Checked::area),
            new Column("claim", "text", checked -> checked.claim().name()),
            new Column("drill", "boolean", Checked::drill),
            new Column("flags", "text", checked -> words(checked.flags())),
            new Column("supersedes", "uuid", Checked::supersedes),
            new Column("digest", "text", Checked::digest),
            new Column("content", "bytea", checked -> checked.content().getBytes(StandardCharsets.UTF_8)),
            new Column("sealed", "bytea", Checked::sealed),
            new Column("sealed_mark", "bytea", Checked::sealedMark),
            new Column("leaf", "text", checked -> checked.leaf().leaf()),
            new Column("salt", "bytea", checked -> checked.leaf().salt()),
            new Column("received_at", "timestamptz", checked -> utc(checked.receivedAt())),
            new Column("revision", "bigint", Checked::revision),
            new Column("event_id", "uuid", checked -> checked.event().id()),
            new Column("exchange", "text", checked -> checked.event().exchange()),
            new Column("routing_key", "text", checked -> checked.event().routingKey()),
            new Column("body", "bytea", checked -> checked.event().body()));

    private static final String KEEP = """
            , kept as (
                insert into report (id, agreement_id, agency, affiliation, area, claim, drill, flags, supersedes, digest,
                                    content, sealed, sealed_mark, leaf, salt, received_at)
                select g.id, g.agreement_id, g.agency, g.affiliation, g.area, g.claim, g.drill,
                       string_to_array(g.flags, ' '), g.supersedes, g.digest, convert_from(g.content, 'UTF8')::jsonb, g.sealed, g.sealed_mark, g.leaf, g.salt,
                       g.received_at
                  from given g join agreement a on a.id = g.agreement_id and a.revision + a.register_revision = g.revision
                on conflict (id) do nothing
                returning id),
              sent as (
                insert into outbox (id, exchange, routing_key, body)
                select event_id, exchange, routing_key, body from given join kept using (id)),
              leaves as (
                insert into pending_leaf (leaf, salt, kind, subject)
                select decode(leaf, 'hex'), salt, 'report-received', id::text from given join kept using (id)),
              waiting as (
                insert into to_match (report_id, agreement_id, area, affiliation, supersedes)
                select id, agreement_id, area, affiliation, supersedes from given join kept using (id)
                 where claim <> 'NIL' or supersedes is not null)
            select id from kept""";
    private static final String MANY = COLUMNS.stream()
                    .map(column -> "?::" + column.type() + "[]")
                    .collect(Collectors.joining(", ", "with given as (select * from unnest(", ") as t ("))
            + COLUMNS.stream().map(Column::name).collect(Collectors.joining(", ", "", "))"))
            + KEEP;
    private static final String DATA_EXCEPTION = "22";
    private static final String CONSTRAINT_VIOLATION = "23";
    private static final String FIND =
            "select id, agency, digest, sealed_mark, received_at, leaf, salt from report where id = any(?)";

    private final AgroalDataSource database;
    private final String service;

    ReportShelf(AgroalDataSource database, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.service = service;
    }

    /**
     * Keeps all in one transaction. No id may be given twice.
     *
     * @return the ids of those that were kept. Of the others the id is taken, or the agreement has changed since they
     *     were checked
     */
    Set<UUID> keepAll(List<Checked> reports) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(MANY)) {
            for (int i = 0; i < COLUMNS.size(); i++) {
                var column = COLUMNS.get(i);
                insert.setArray(i + 1, connection.createArrayOf(column.type(), values(column, reports)));
            }
            return ids(insert);
        }
    }

    /** Whether one of the reports is what the database refused, so that the others can still be kept. */
    static boolean isAboutOne(SQLException refusal) {
        var state = String.valueOf(refusal.getSQLState());
        return state.startsWith(DATA_EXCEPTION) || state.startsWith(CONSTRAINT_VIOLATION);
    }

    private static Object[] values(Column column, List<Checked> reports) {
        var values = reports.stream().map(column.value());
        return "bytea".equals(column.type()) ? values.toArray(byte[][]::new) : values.toArray();
    }

    private static Set<UUID> ids(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var ids = new HashSet<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    Map<UUID, Kept> find(Collection<UUID> ids) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND)) {
            query.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            return read(query);
        }
    }

    private Map<UUID, Kept> read(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            var found = new HashMap<UUID, Kept>();
            while (row.next()) {
                var id = row.getObject(1, UUID.class);
                var leaf = new Leaf(service, row.getString(6), row.getBytes(7));
                var receivedAt = row.getObject(5, OffsetDateTime.class).toInstant();
                found.put(
                        id,
                        new Kept(
                                row.getString(2),
                                row.getString(3),
                                row.getBytes(4),
                                Receipt.of(id, receivedAt, row.getString(3), leaf)));
            }
            return found;
        }
    }

    private static String words(Set<Flag> flags) {
        return flags.stream().map(Flag::name).collect(Collectors.joining(" "));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
