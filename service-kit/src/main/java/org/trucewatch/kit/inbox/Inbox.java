package org.trucewatch.kit.inbox;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Event;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Which events took effect, kept long enough to outlast every redelivery. */
@ApplicationScoped
class Inbox {

    private static final String MARK = """
            insert into inbox (reader, event_id) select ?, unnest(?::uuid[])
            on conflict do nothing returning event_id""";
    private static final String FORGET = "delete from inbox where read_at < now() - make_interval(secs => ?)";

    private final AgroalDataSource database;

    Inbox(AgroalDataSource database) {
        this.database = database;
    }

    /** Marks the events in the caller's transaction and returns those that are new, each once, in their order. */
    List<Event> unread(String reader, List<Event> events) throws SQLException {
        Set<UUID> fresh = new HashSet<>();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(MARK)) {
            insert.setString(1, reader);
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            events.stream().map(Event::id).distinct().sorted().toArray()));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return events.stream().filter(event -> fresh.remove(event.id())).toList();
    }

    void forgetOlderThan(Duration age) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(FORGET)) {
            delete.setDouble(1, age.toSeconds());
            delete.executeUpdate();
        }
    }
}
