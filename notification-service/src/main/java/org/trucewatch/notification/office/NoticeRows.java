package org.trucewatch.notification.office;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.notification.notice.Draft;
import org.trucewatch.notification.notice.Heading;
import org.trucewatch.notification.party.Codes;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes many notices in one statement. */
@ApplicationScoped
class NoticeRows {

    private static final String INSERT = """
            insert into notice (id, agreement_id, kind, subject, revision, urgency, drill, answerers, release_at,
                                document, digest, titles)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::boolean[],
                                 ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
            on conflict (id) do nothing returning id""";
    private static final String RELEASE =
            "update notice set released_at = ? where id = any(?) and released_at is null and release_at <= ? returning id";

    private final AgroalDataSource database;

    NoticeRows(AgroalDataSource database) {
        this.database = database;
    }

    /** Adds those that are not there yet and returns their ids; a draft without document is to be written later. */
    Set<UUID> add(List<Draft> drafts) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            column(insert, 1, "uuid", drafts, Heading::id);
            column(insert, 2, "text", drafts, Heading::agreementId);
            column(insert, 3, "text", drafts, heading -> heading.kind().name());
            column(insert, 4, "text", drafts, Heading::subject);
            column(insert, 5, "bigint", drafts, Heading::revision);
            column(insert, 6, "text", drafts, heading -> heading.urgency().name());
            column(insert, 7, "boolean", drafts, Heading::drill);
            column(insert, 8, "text", drafts, heading -> Codes.join(heading.to()));
            column(insert, 9, "timestamptz", drafts, heading -> heading.releaseAt()
                    .toString());
            texts(insert, 10, drafts, Draft::document);
            texts(insert, 11, drafts, Draft::digest);
            texts(insert, 12, drafts, Draft::titles);
            return ids(insert);
        } catch (SQLException e) {
            throw new IllegalStateException("notices could not be written", e);
        }
    }

    /** Marks as released those whose hour has come and that were not, and returns them. */
    Set<UUID> release(Collection<UUID> ids, Instant now) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(RELEASE)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            update.setObject(3, now.atOffset(ZoneOffset.UTC));
            return ids(update);
        } catch (SQLException e) {
            throw new IllegalStateException("notices could not be released", e);
        }
    }

    private static void column(
            PreparedStatement insert, int index, String type, List<Draft> drafts, Function<Heading, Object> value)
            throws SQLException {
        var values = drafts.stream().map(draft -> value.apply(draft.heading())).toArray();
        insert.setArray(index, insert.getConnection().createArrayOf(type, values));
    }

    private static void texts(PreparedStatement insert, int index, List<Draft> drafts, Function<Draft, String> value)
            throws SQLException {
        var values = drafts.stream().map(value).toArray();
        insert.setArray(index, insert.getConnection().createArrayOf("text", values));
    }

    private static Set<UUID> ids(PreparedStatement statement) throws SQLException {
        var ids = new HashSet<UUID>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}
