package org.trucewatch.kit.broker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.rabbitmq.client.ConnectionFactory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.CloudEvents;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.loop.Loops;
import org.trucewatch.kit.outbox.Outbox;
import org.trucewatch.kit.outbox.Outgoing;
import org.trucewatch.kit.probe.KitTest;
import org.trucewatch.kit.probe.ProbeReader;
import org.trucewatch.kit.time.Ids;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the broker may do to our connections, and that everything goes on by itself. */
@KitTest
class RecoveryTest {

    @Inject
    Outbox outbox;

    @Inject
    ProbeReader reader;

    @Inject
    Consumers consumers;

    @Inject
    Broker connecting;

    @Inject
    Loops loops;

    @ConfigProperty(name = "trucewatch.test.amqp-uri")
    String broker;

    @ConfigProperty(name = "trucewatch.test.rabbitmq-management-url")
    String management;

    @ConfigProperty(name = "rabbitmq-virtual-host")
    String virtualHost;

    @Test
    void publishingAndConsumingGoOnAfterTheBrokerClosesEveryConnection() {
        arrives();
        await().atMost(Duration.ofSeconds(30)).until(() -> !connections().isEmpty());
        connections().forEach(name -> asAdmin()
                .delete(management + "/api/connections/{name}", name)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(204, 404)));
        arrives();
        await().until(() -> state() == QueueConsumer.State.CONSUMING);
    }

    @Test
    void aDeletedQueueMakesTheServiceUnreadyAndItsReturnMakesItReadyAgain() throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(broker);
        factory.setVirtualHost(virtualHost);
        try (var connection = factory.newConnection();
                var channel = connection.createChannel()) {
            channel.queueDelete(reader.queue());
            await().until(() -> state() == QueueConsumer.State.QUEUE_REFUSED);
            given().get("/q/health/ready").then().statusCode(503);
            channel.queueDeclare(reader.queue(), true, false, false, Map.of("x-queue-type", "quorum"));
            arrives();
            // of two consumers one comes first
            await().until(() -> given().get("/q/health/ready").statusCode() == 200);
        }
    }

    @Test
    void whatWasTakenWhenAnErrorStruckOutsideItsHandlingComesAgainFromTheBroker() throws Exception {
        var queue = "verification.from-" + UUID.randomUUID();
        var factory = new ConnectionFactory();
        factory.setUri(broker);
        factory.setVirtualHost(virtualHost);
        var redelivered = new CopyOnWriteArrayList<Boolean>();
        try (var connection = factory.newConnection();
                var channel = connection.createChannel()) {
            channel.queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"));
            var consumer = new QueueConsumer(connecting, loops, queue, 1, deliveries -> {
                deliveries.forEach(
                        delivery -> redelivered.add(delivery.getEnvelope().isRedeliver()));
                return redelivered.size() == 1 ? new Unsettled() : Collections.nCopies(deliveries.size(), true);
            });
            consumer.start();
            try {
                channel.basicPublish("", queue, null, new byte[] {1});
                await().until(() -> redelivered.size() == 2);
                assertThat(redelivered).containsExactly(false, true);
            } finally {
                consumer.stop();
            }
            assertThat(channel.messageCount(queue)).isZero();
            channel.queueDelete(queue);
        }
    }

    /** What the handler answers cannot be settled for want of memory. */
    private static class Unsettled extends AbstractList<Boolean> {
        @Override
        public Boolean get(int index) {
            throw new OutOfMemoryError("Java heap space");
        }

        @Override
        public int size() {
            return 1;
        }
    }

    private void arrives() {
        var event = new Event(
                Ids.next(),
                "/trucewatch/incidents",
                "incidents.incident-changed.v1",
                UUID.randomUUID().toString(),
                "syria-2016",
                1,
                false,
                Instant.parse("2016-03-05T09:00:00Z"),
                null,
                JsonNodeFactory.instance.objectNode());
        QuarkusTransaction.requiringNew()
                .run(() ->
                        outbox.add(List.of(new Outgoing(event.id(), "", reader.queue(), CloudEvents.toBytes(event)))));
        await().atMost(Duration.ofSeconds(30)).until(() -> reader.timesRead(event.subject()) == 1);
    }

    private QueueConsumer.State state() {
        return consumers.running().stream()
                .filter(consumer -> consumer.queue().equals(reader.queue()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<String> connections() {
        List<Map<String, Object>> all =
                asAdmin().get(management + "/api/connections").jsonPath().getList("$");
        return all.stream()
                .filter(connection -> virtualHost.equals(connection.get("vhost")))
                .map(connection -> connection.get("name").toString())
                .toList();
    }

    private io.restassured.specification.RequestSpecification asAdmin() {
        var user = URI.create(broker).getUserInfo().split(":");
        assertThat(user).hasSize(2);
        return given().auth().preemptive().basic(user[0], user[1]);
    }
}
