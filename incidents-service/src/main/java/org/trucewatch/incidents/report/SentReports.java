package org.trucewatch.incidents.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.database.FreshPlan;
import org.trucewatch.kit.events.Json;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** Reports as their agencies sent them, for those who sent them and for auditors. */
@ApplicationScoped
public class SentReports {

    /** A report with what intake noted about it. */
    public record Sent(UUID id, String agency, Instant receivedAt, ObjectNode content) {}

    private static final String SELECT =
            "select r.id, r.agency, r.received_at, r.flags, r.digest, r.leaf, encode(r.salt, 'base64') as salt,"
                    + " r.sealed is not null as sealed, r.content, c.id as superseded_by, e.confirmed_at as erased_at, e.reason as erased_for"
                    + " from report r left join report c on c.supersedes = r.id"
                    + " left join erasure e on e.report_id = r.id and e.confirmed_at is not null where ";
    private static final String ONE = SELECT + "r.id = ?";
    private static final String PAGE = "(r.received_at, r.id) > (?, ?) order by r.received_at, r.id limit ?";
    // a report is told again when another takes its place, or when it is erased
    private static final String NEW = "r.%1$s >= ? and ";
    private static final String AGAIN = """
            r.%1$s < ? and r.id in (select d.supersedes from report d where d.supersedes is not null and d.%1$s >= ?
                                    union select d.report_id from erasure d where d.confirmed_%2$s >= ?
                                                                            and d.confirmed_at is not null) and\s""";

    private final AgroalDataSource database;

    SentReports(AgroalDataSource database) {
        this.database = database;
    }

    public Optional<Sent> find(UUID id) {
        return run(ONE, List.of(id)).stream().findFirst();
    }

    /**
     * A page in the order of receipt, after the report at the end of the page before.
     *
     * @param agency null for those of all agencies
     * @param agreement null for those under all agreements
     * @param since a time or a transaction, from which on they were received, superseded or erased; null for all
     */
    public List<Sent> after(String agency, String agreement, Object since, Instant receivedAt, UUID id, int most) {
        var where = (agency == null ? "" : "r.agency = ? and ") + (agreement == null ? "" : "r.agreement_id = ? and ");
        var of = Stream.of(agency, agreement).filter(Objects::nonNull).toList();
        var end = List.of(receivedAt.atOffset(ZoneOffset.UTC), id, most);
        var parameters = new ArrayList<Object>(of);
        if (since == null) {
            parameters.addAll(end);
            return run(SELECT + where + PAGE, parameters);
        }
        boolean byTransaction = since instanceof Long;
        var column = byTransaction ? "tx" : "received_at";
        parameters.add(since);
        parameters.addAll(end);
        parameters.addAll(of);
        parameters.addAll(List.of(since, since, since));
        parameters.addAll(end);
        parameters.add(most);
        return run(
                "select * from ((" + SELECT + where + NEW.formatted(column) + PAGE + ") union all (" + SELECT + where
                        + AGAIN.formatted(column, byTransaction ? "tx" : "at") + PAGE
                        + ")) r order by r.received_at, r.id limit ?",
                parameters);
    }

    private List<Sent> run(String sql, List<Object> parameters) {
        try (var connection = database.getConnection();
                var query = FreshPlan.of(connection, sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                query.setObject(i + 1, parameters.get(i));
            }
            try (var row = query.executeQuery()) {
                var found = new ArrayList<Sent>();
                while (row.next()) {
                    found.add(read(row));
                }
                return found;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("reports could not be read", e);
        }
    }

    private static Sent read(ResultSet row) throws SQLException, JsonProcessingException {
        var id = row.getObject("id", UUID.class);
        var receivedAt = row.getObject("received_at", OffsetDateTime.class).toInstant();
        var content = (ObjectNode) Json.MAPPER.readTree(row.getString("content"));
        content.put("id", id.toString())
                .put("agency", row.getString("agency"))
                .put("receivedAt", receivedAt.toString())
                .put("leaf", row.getString("leaf"));
        var flags = content.putArray("flags");
        for (var flag : (String[]) row.getArray("flags").getArray()) {
            flags.add(flag);
        }
        if (row.getString("superseded_by") != null) {
            content.put("supersededBy", row.getString("superseded_by"));
        }
        var erased = row.getObject("erased_at", OffsetDateTime.class);
        if (erased == null) {
            content.put("digest", row.getString("digest")).put("salt", row.getString("salt"));
        } else {
            content.putObject("erased")
                    .put("at", erased.toInstant().toString())
                    .put("reason", row.getString("erased_for"));
        }
        if (row.getBoolean("sealed")) {
            content.put("sourceSealed", true);
        }
        return new Sent(id, row.getString("agency"), receivedAt, content);
    }
}
