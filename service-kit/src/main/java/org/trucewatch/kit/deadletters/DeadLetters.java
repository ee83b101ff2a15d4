package org.trucewatch.kit.deadletters;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.CloudEvents;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.events.UnreadableEvent;
import org.trucewatch.kit.outbox.Outbox;
import org.trucewatch.kit.outbox.Outgoing;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.Ids;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The table of dead letters. A message is known by queue and digest, so one that comes back is one row. */
@ApplicationScoped
public class DeadLetters {

    private static final String UPSERT = """
            insert into dead_letter (id, queue, digest, event_id, event_type, subject, reason, body)
            values (?, ?, ?, ?, ?, ?, coalesce(?, 'rejected'), ?)
            on conflict (queue, digest) do update set dead_at = now(), replayed_at = null, replayed_by = null,
                reason = coalesce(?, dead_letter.reason), body = coalesce(excluded.body, dead_letter.body)""";
    private static final String COLUMNS = "id, queue, event_id, event_type, subject, digest, reason, dead_at,"
            + " body is not null, replayed_at, replayed_by";

    private final AgroalDataSource database;
    private final Outbox outbox;

    DeadLetters(AgroalDataSource database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Notes why a message is about to be rejected; the message itself comes back through the dead-letter queue. */
    public void explain(String queue, byte[] body, String reason) {
        upsert(queue, body, reason, false);
    }

    /** Keeps a message that came through the dead-letter queue. */
    public void keep(String queue, byte[] body, String brokersReason) {
        upsert(queue, body, brokersReason, true);
    }

    private void upsert(String queue, byte[] body, String reason, boolean withBody) {
        var event = envelope(body);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(UPSERT)) {
            statement.setObject(1, Ids.next());
            statement.setString(2, queue);
            statement.setString(3, digest(body));
            statement.setObject(4, event == null ? null : event.id());
            statement.setString(5, event == null ? null : storable(event.type()));
            statement.setString(6, event == null ? null : storable(event.subject()));
            statement.setString(7, storable(reason));
            statement.setBytes(8, withBody ? body : null);
            statement.setString(
                    9, withBody ? null : storable(reason)); // what the reader said beats what the broker says
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a dead letter could not be kept", e);
        }
    }

    /** Newest first, after the given row. */
    List<DeadLetter> list(int most, Instant before, UUID afterId) {
        var sql = "select " + COLUMNS + " from dead_letter"
                + (before == null ? "" : " where (dead_at, id) < (?, ?)")
                + " order by dead_at desc, id desc limit ?";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            int at = 1;
            if (before != null) {
                query.setObject(at++, before.atOffset(java.time.ZoneOffset.UTC));
                query.setObject(at++, afterId);
            }
            query.setInt(at, most);
            return read(query);
        } catch (SQLException e) {
            throw new IllegalStateException("dead letters cannot be listed", e);
        }
    }

    /** Puts the message back into its queue, through the outbox, so that it is neither lost nor forgotten half-way. */
    @Transactional
    public DeadLetter replay(UUID id, String by) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update dead_letter set replayed_at = now(), replayed_by = ?"
                        + " where id = ? returning " + COLUMNS + ", body")) {
            update.setString(1, by);
            update.setObject(2, id);
            try (var rows = update.executeQuery()) {
                if (!rows.next()) {
                    throw Refusal.notFound("The dead letter");
                }
                var letter = of(rows);
                if (!letter.replayable()) {
                    throw Refusal.conflict("not-back-yet", "The message has not come back from the broker yet");
                }
                outbox.add(List.of(new Outgoing(Ids.next(), "", letter.queue(), rows.getBytes("body"))));
                return letter;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a dead letter could not be sent again", e);
        }
    }

    private static List<DeadLetter> read(PreparedStatement query) throws SQLException {
        var letters = new ArrayList<DeadLetter>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                letters.add(of(rows));
            }
        }
        return letters;
    }

    private static DeadLetter of(ResultSet row) throws SQLException {
        var replayedAt = row.getObject(10, OffsetDateTime.class);
        return new DeadLetter(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getBoolean(9),
                replayedAt == null ? null : replayedAt.toInstant(),
                row.getString(11));
    }

    private static Event envelope(byte[] body) {
        try {
            return CloudEvents.fromBytes(body);
        } catch (UnreadableEvent e) {
            return null;
        }
    }

    /** PostgreSQL's texts hold every character but one. */
    private static String storable(String text) {
        return text == null ? null : text.replace('\u0000', '\uFFFD');
    }

    private static String digest(byte[] body) {
        try {
            return "sha-256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
