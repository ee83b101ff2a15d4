package org.trucewatch.notification.office;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.notification.notice.Draft;
import org.trucewatch.notification.notice.Heading;
import org.trucewatch.notification.party.Codes;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
                                document, digest, titles, released_at)
            select written.*, ?
              from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::boolean[],
                          ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[]) written
            on conflict (id) do nothing returning id""";
    private static final String RELEASE = "update notice set released_at = ? where id = ?";

    private final AgroalDataSource database;

    NoticeRows(AgroalDataSource database) {
        this.database = database;
    }

    /** Adds those that are not there yet, to be released later, and returns their ids; a draft may lack its document. */
    Set<UUID> hold(List<Draft> drafts) {
        return add(drafts, null);
    }

    /** Adds those that are not there yet, released, and returns their ids. */
    Set<UUID> release(List<Draft> drafts, Instant now) {
        return add(drafts, now.atOffset(ZoneOffset.UTC));
    }

    /** Releases what was held. */
    void release(UUID held, Instant now) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(RELEASE)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setObject(2, held);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a notice could not be released", e);
        }
    }

    private Set<UUID> add(List<Draft> drafts, OffsetDateTime releasedAt) {
        if (drafts.isEmpty()) {
            return Set.of();
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, releasedAt, Types.TIMESTAMP_WITH_TIMEZONE);
            column(insert, 2, "uuid", drafts, Heading::id);
            column(insert, 3, "text", drafts, Heading::agreementId);
            column(insert, 4, "text", drafts, heading -> heading.kind().name());
            column(insert, 5, "text", drafts, Heading::subject);
            column(insert, 6, "bigint", drafts, Heading::revision);
            column(insert, 7, "text", drafts, heading -> heading.urgency().name());
            column(insert, 8, "boolean", drafts, Heading::drill);
            column(insert, 9, "text", drafts, heading -> Codes.join(heading.to()));
            column(insert, 10, "timestamptz", drafts, heading -> heading.releaseAt()
                    .toString());
            texts(insert, 11, drafts, Draft::document);
            texts(insert, 12, drafts, Draft::digest);
            texts(insert, 13, drafts, Draft::titles);
            return ids(insert);
        } catch (SQLException e) {
            throw new IllegalStateException("notices could not be written", e);
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
