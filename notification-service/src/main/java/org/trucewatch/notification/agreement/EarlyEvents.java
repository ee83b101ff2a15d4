package org.trucewatch.notification.agreement;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;
import org.trucewatch.kit.events.CloudEvents;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.inbox.PermanentFailure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Events that come before the agreement they belong to, because queues do not keep step with each other. They wait in a
 * table and go back to their queue in the transaction that brings the agreement.
 */
@ApplicationScoped
public class EarlyEvents {

    private static final Logger LOG = Logger.getLogger(EarlyEvents.class);

    /** Held by whoever keeps an event back and by whoever brings the agreement, so that neither misses the other. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('early ' || ?, 0))";

    private static final String KEEP = """
            insert into early_event (event_id, queue, agreement_id, body) values (?, ?, ?, ?) on conflict do nothing""";
    /** The marker goes too: the event was not read, and is about to be. */
    private static final String SEND_BACK = """
            with gone as (delete from early_event where agreement_id = ? returning position, event_id, queue, body),
                 unread as (delete from inbox using gone where reader = queue and inbox.event_id = gone.event_id)
            insert into outbox (id, exchange, routing_key, body)
            select gen_random_uuid(), '', queue, body from gone order by position""";

    private static final String WAITING = """
            select agreement_id, count(*), min(kept_at) from early_event group by agreement_id order by 3, 1 limit 500""";

    /** How many events wait for an agreement, and since when. */
    public record Waiting(String agreementId, long events, Instant since) {}

    private final AgroalDataSource database;
    private final Agreements agreements;

    EarlyEvents(AgroalDataSource database, Agreements agreements, MeterRegistry metrics) {
        this.database = database;
        this.agreements = agreements;
        metrics.gauge("trucewatch.early.events", this, early -> early.waiting().stream()
                .mapToLong(Waiting::events)
                .sum());
    }

    /** The events whose agreement is known, with its terms; the others are kept back in the caller's transaction. */
    public List<UnderTerms> keepBack(String queue, List<Event> events) {
        var ids = new TreeSet<String>(); // sorted, so that two replicas lock in the same order
        for (Event event : events) {
            if (event.agreementId() == null) {
                throw new PermanentFailure("the event names no agreement");
            }
            ids.add(event.agreementId());
        }
        Map<String, Terms> known = agreements.among(ids);
        for (String id : ids) {
            if (!known.containsKey(id)) {
                lock(id);
                agreements.find(id).ifPresent(terms -> known.put(id, terms));
            }
        }
        var early = events.stream()
                .filter(event -> !known.containsKey(event.agreementId()))
                .toList();
        if (!early.isEmpty()) {
            keep(queue, early);
        }
        return events.stream()
                .filter(event -> known.containsKey(event.agreementId()))
                .map(event -> new UnderTerms(event, known.get(event.agreementId())))
                .toList();
    }

    /** To be called before an agreement is kept: from now to the end of the transaction nobody keeps anything back for it. */
    public void expect(String agreementId) {
        lock(agreementId);
    }

    /** Once the agreement is kept: what waited for it is read as if it came now. */
    public void sendBack(String agreementId) {
        try (var connection = database.getConnection();
                var move = connection.prepareStatement(SEND_BACK)) {
            move.setString(1, agreementId);
            int sent = move.executeUpdate();
            if (sent > 0) {
                LOG.infof("%d events that came before agreement %s go back to their queues", sent, agreementId);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("early events could not be sent back", e);
        }
    }

    /** What waits for which agreement, the longest wait first. */
    public List<Waiting> waiting() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(WAITING);
                var rows = query.executeQuery()) {
            var waiting = new ArrayList<Waiting>();
            while (rows.next()) {
                waiting.add(new Waiting(
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getObject(3, OffsetDateTime.class).toInstant()));
            }
            return waiting;
        } catch (SQLException e) {
            throw new IllegalStateException("early events cannot be listed", e);
        }
    }

    private void keep(String queue, List<Event> events) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(KEEP)) {
            for (Event event : events) {
                insert.setObject(1, event.id());
                insert.setString(2, queue);
                insert.setString(3, event.agreementId());
                insert.setBytes(4, CloudEvents.toBytes(event));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("early events could not be kept", e);
        }
        LOG.infof(
                "%d events of %s wait for agreements that are not known yet: %s",
                events.size(), queue, events.stream().map(Event::agreementId).collect(Collectors.toSet()));
    }

    private void lock(String agreementId) {
        try (Connection connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, agreementId);
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the agreement could not be waited for", e);
        }
    }
}
