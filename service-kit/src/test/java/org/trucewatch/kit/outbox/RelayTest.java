package org.trucewatch.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.loop.Loops;
import org.trucewatch.kit.loop.Precedence;
import org.trucewatch.kit.probe.KitTest;
import org.trucewatch.kit.time.Ids;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The relay on the real outbox, with a broker that does what a test wants. */
@KitTest
class RelayTest {

    /** A broker that closes the connection at a message it does not want, as RabbitMQ does. */
    private static class Whimsical implements Publisher {
        final AtomicInteger opened = new AtomicInteger();
        final Set<UUID> taken = ConcurrentHashMap.newKeySet();
        final Set<UUID> unwanted = ConcurrentHashMap.newKeySet();
        volatile boolean reachable = true;
        volatile Error error;
        private boolean open;

        @Override
        public void open() throws IOException {
            opened.incrementAndGet();
            if (error != null) {
                throw error;
            }
            if (!reachable) {
                throw new IOException("the broker cannot be reached");
            }
            open = true;
        }

        @Override
        public CompletionStage<Void> publish(Outgoing message) {
            open = open && !unwanted.contains(message.id());
            if (!open) {
                return CompletableFuture.failedFuture(new IOException("there is no connection"));
            }
            taken.add(message.id());
            return CompletableFuture.completedFuture(null);
        }
    }

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final MeterRegistry METRICS = new SimpleMeterRegistry();

    @Inject
    Relay relayOfTheService;

    @Inject
    Outbox outbox;

    @Inject
    OutboxTable table;

    @Inject
    AgroalDataSource database;

    private final Whimsical broker = new Whimsical();
    private Relay relay;

    @BeforeEach
    void replaceTheRelay() throws InterruptedException {
        relayOfTheService.stop();
        relay = new Relay(table, broker, new Precedence(), new Loops(), METRICS);
    }

    @AfterEach
    void putItBack() throws Exception {
        relay.stop();
        try (var connection = database.getConnection();
                var delete = connection.createStatement()) {
            delete.executeUpdate("delete from outbox");
        }
        relayOfTheService.start();
    }

    @Test
    void nothingIsClaimedWhileTheBrokerCannotBeReached() {
        broker.reachable = false;
        var waiting = add(1);
        relay.start();
        await().until(() -> broker.opened.get() >= 3);
        assertThat(table("select sum(attempts) from outbox")).isZero();
        broker.reachable = true;
        await().until(() -> broker.taken.containsAll(waiting));
        await().until(() -> table("select count(*) from outbox") == 0);
    }

    @Test
    void anErrorDoesNotEndTheRelay() {
        broker.error = new NoClassDefFoundError("a class of the broker's client");
        relay.start();
        await().until(() -> broker.opened.get() >= 2);
        broker.error = null;
        var waiting = add(1);
        await().until(() -> broker.taken.containsAll(waiting));
    }

    @Test
    void aMessageThatTheBrokerDoesNotWantHoldsUpNoOther() {
        var unwanted = add(1);
        broker.unwanted.addAll(unwanted);
        var others = add(800);
        relay.start();
        await().until(() -> broker.taken.containsAll(others));
        await().until(() -> table("select count(*) from outbox") == 1);
        assertThat(broker.taken).doesNotContainAnyElementsOf(unwanted);
    }

    @Test
    void aBatchIsBoundedInBytesToo() throws SQLException {
        add(10);
        assertThat(table.claim(10, 250, MINUTE).rows()).hasSize(3);
        assertThat(table.claim(10, 1, MINUTE).rows())
                .as("one that is too large alone goes alone")
                .hasSize(1);
        assertThat(table.claim(5, 10_000, MINUTE)).matches(batch -> batch.rows().size() == 5 && batch.more());
        assertThat(table.claim(5, 10_000, MINUTE)).matches(batch -> batch.rows().size() == 1 && !batch.more());
    }

    @Test
    void aLargeBacklogIsNotCountedToTheEndAndItsAgeIsThatOfTheOldest() throws SQLException {
        add(3);
        assertThat(table.backlog().rows()).isEqualTo(3);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update outbox set created_at = now() - interval '1 hour'");
            statement.executeUpdate("insert into outbox (id, exchange, routing_key, body)"
                    + " select gen_random_uuid(), '', 'nowhere', '' from generate_series(1, 10000)");
        }
        assertThat(table.backlog().rows()).isEqualTo(OutboxTable.COUNTED);
        assertThat(table.backlog().oldestSeconds()).isBetween(3600.0, 3700.0);
    }

    private List<UUID> add(int count) {
        var messages = IntStream.range(0, count)
                .mapToObj(i -> new Outgoing(Ids.next(), "", "nowhere", new byte[100]))
                .toList();
        QuarkusTransaction.requiringNew().run(() -> outbox.add(messages));
        return messages.stream().map(Outgoing::id).toList();
    }

    private long table(String sql) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql);
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
