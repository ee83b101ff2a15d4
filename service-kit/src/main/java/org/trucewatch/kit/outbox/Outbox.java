package org.trucewatch.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.trace.Span;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.trucewatch.kit.events.CloudEvents;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Events that commit with the change they tell of. */
@ApplicationScoped
public class Outbox {

    static final String INSERT = "insert into outbox (id, exchange, routing_key, body) values (?, ?, ?, ?)";

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final BusinessClock clock;
    private final Relay relay;
    private final String service;

    Outbox(
            AgroalDataSource database,
            TransactionSynchronizationRegistry transactions,
            BusinessClock clock,
            Relay relay,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.relay = relay;
        this.service = service;
    }

    /**
     * Adds an event to the caller's transaction.
     *
     * @return the id of the event
     * @throws IllegalStateException outside a transaction
     */
    public UUID publish(String type, String subject, String agreementId, long revision, boolean drill, Object data) {
        var message = message(new Draft(type, subject, agreementId, revision, drill, data));
        add(List.of(message));
        return message.id();
    }

    /** Adds several events to the caller's transaction in one round trip. */
    public void publishAll(List<Draft> drafts) {
        add(drafts.stream().map(this::message).toList());
    }

    /** Adds ready messages, for example a dead letter on its way back to its queue. */
    public void add(List<Outgoing> messages) {
        if (messages.isEmpty()) {
            return;
        }
        wakeAfterCommit();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (var message : messages) {
                insert.setObject(1, message.id());
                insert.setString(2, message.exchange());
                insert.setString(3, message.routingKey());
                insert.setBytes(4, message.body());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("events could not be kept", e);
        }
    }

    /** The row that stands for an event, for a statement that inserts it together with what it tells of. */
    public Outgoing message(Draft draft) {
        var id = Ids.next();
        var event = new Event(
                id,
                "/trucewatch/" + service,
                draft.type(),
                draft.subject(),
                draft.agreementId(),
                draft.revision(),
                draft.drill(),
                clock.instant(),
                traceparent(),
                Json.MAPPER.valueToTree(draft.data()));
        var exchange = draft.type().substring(0, draft.type().indexOf('.'));
        return new Outgoing(id, exchange, draft.type(), CloudEvents.toBytes(event));
    }

    /** Says that rows were committed by such a statement, outside {@link #publish}. */
    public void committed() {
        relay.wake();
    }

    private void wakeAfterCommit() {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event is published in the transaction of its change");
        }
        if (transactions.getResource(this) != null) {
            return;
        }
        transactions.putResource(this, Boolean.TRUE);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to do: the rows are written at once
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }

    private static String traceparent() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
