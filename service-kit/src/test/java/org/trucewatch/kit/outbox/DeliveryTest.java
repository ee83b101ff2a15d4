package org.trucewatch.kit.outbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.rabbitmq.client.ConnectionFactory;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.CloudEvents;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.probe.KitTest;
import org.trucewatch.kit.probe.ProbeReader;
import org.trucewatch.kit.time.Ids;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@KitTest
class DeliveryTest {

    @Inject
    Outbox outbox;

    @Inject
    ProbeReader reader;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "trucewatch.test.amqp-uri")
    String broker;

    @ConfigProperty(name = "rabbitmq-virtual-host")
    String virtualHost;

    @Test
    void anEventThatCommitsReachesItsReaderAndLeavesTheOutbox() {
        var event = anEvent();
        QuarkusTransaction.requiringNew().run(() -> outbox.add(List.of(toTheReader(event))));
        await().until(() -> reader.timesRead(event.subject()) == 1);
        await().until(() -> unsent(event.id()) == 0);
        assertThat(reader.read).filteredOn(each -> each.id().equals(event.id())).containsExactly(event);
    }

    @Test
    void anEventOfAChangeThatRollsBackIsNeverSent() {
        var undone = anEvent();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.add(List.of(toTheReader(undone)));
                    throw new IllegalStateException("the change fails");
                }))
                .hasMessage("the change fails");
        var done = anEvent();
        QuarkusTransaction.requiringNew().run(() -> outbox.add(List.of(toTheReader(done))));
        await().until(() -> reader.timesRead(done.subject()) == 1);
        assertThat(reader.timesRead(undone.subject())).isZero();
    }

    @Test
    void anEventIsPublishedOnlyInsideATransaction() {
        assertThatThrownBy(() -> outbox.publish("verification.case-changed.v1", "x", "a", 1, false, List.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEventDeliveredTwiceIsReadOnce() throws Exception {
        var event = anEvent();
        var after = anEvent();
        publishToTheQueue(event, event, after, event);
        await().until(() -> reader.timesRead(after.subject()) == 1);
        await().until(() -> messagesWaiting() == 0);
        assertThat(reader.timesRead(event.subject())).isEqualTo(1);
    }

    @Test
    void aTransientFailureIsTriedAgainUntilItSucceeds() throws Exception {
        var event = anEvent();
        reader.flaky.put(event.subject(), new java.util.concurrent.atomic.AtomicInteger(3));
        publishToTheQueue(event);
        await().until(() -> reader.timesRead(event.subject()) == 1);
    }

    @Test
    void anErrorOfTheProcessGivesUpNoMessageAndMakesItNotAliveUntilItHasPassed() throws Exception {
        var event = anEvent();
        var neighbour = anEvent();
        reader.ailing.put(event.subject(), new NoClassDefFoundError("a class"));
        publishToTheQueue(event, neighbour);
        await().until(() -> given().get("/q/health/live").statusCode() == 503);
        assertThat(messagesWaiting()).as("nothing was handed back").isZero();
        reader.ailing.remove(event.subject());
        await().until(() -> reader.timesRead(event.subject()) == 1 && reader.timesRead(neighbour.subject()) == 1);
        await().until(() -> given().get("/q/health/live").statusCode() == 200);
    }

    @Test
    void aThousandEventsArriveOnceEach() {
        var events = IntStream.range(0, 1000).mapToObj(i -> anEvent()).toList();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(events.stream().map(this::toTheReader).toList()));
        await().until(() -> events.stream().allMatch(event -> reader.timesRead(event.subject()) == 1));
    }

    private Outgoing toTheReader(Event event) {
        return new Outgoing(event.id(), "", reader.queue(), CloudEvents.toBytes(event));
    }

    private void publishToTheQueue(Event... events) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(broker);
        factory.setVirtualHost(virtualHost);
        try (var connection = factory.newConnection();
                var channel = connection.createChannel()) {
            channel.confirmSelect();
            for (var event : events) {
                channel.basicPublish("", reader.queue(), null, CloudEvents.toBytes(event));
            }
            channel.waitForConfirmsOrDie(10_000);
        }
    }

    private long messagesWaiting() throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(broker);
        factory.setVirtualHost(virtualHost);
        try (var connection = factory.newConnection();
                var channel = connection.createChannel()) {
            return channel.messageCount(reader.queue());
        }
    }

    private long unsent(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from outbox where id = ?")) {
            query.setObject(1, id);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Event anEvent() {
        return new Event(
                Ids.next(),
                "/trucewatch/incidents",
                "incidents.incident-changed.v1",
                UUID.randomUUID().toString(),
                "syria-2016",
                1,
                false,
                Instant.parse("2016-03-05T09:00:00.123456Z"),
                null,
                JsonNodeFactory.instance.objectNode().put("kind", "SHELLING"));
    }
}
