package org.trucewatch.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.trucewatch.kit.events.CloudEvents;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The broker as the other services see it: puts their events in, and listens to everything this one says. */
public final class Wire implements AutoCloseable {

    private final Connection connection;
    private final Channel channel;
    private final Queue<Event> heard = new ConcurrentLinkedQueue<>();

    public Wire() {
        try {
            var factory = new ConnectionFactory();
            factory.setUri(ConfigProvider.getConfig().getValue("trucewatch.test.amqp-uri", String.class));
            connection = factory.newConnection();
            channel = connection.createChannel();
            channel.confirmSelect();
            var queue = channel.queueDeclare().getQueue();
            channel.queueBind(queue, "verification", "#");
            channel.basicConsume(
                    queue, true, (tag, message) -> heard.add(CloudEvents.fromBytes(message.getBody())), tag -> {});
        } catch (Exception e) {
            throw new IllegalStateException("the test's broker cannot be reached", e);
        }
    }

    public Event tell(Incident incident, long revision) {
        return tell("incidents.incident-changed.v1", incident.id().toString(), revision, incident.data());
    }

    public Event tell(String type, String subject, long revision, JsonNode data) {
        var event = event(type, subject, revision, data);
        send(event);
        return event;
    }

    public static Event event(String type, String subject, long revision, JsonNode data) {
        return new Event(
                Ids.next(),
                "/trucewatch/incidents",
                type,
                subject,
                data.path("agreementId").asText(TestAgreement.ID),
                revision,
                data.path("drill").asBoolean(),
                Instant.now(),
                null,
                data);
    }

    /** Puts an event on the producer's exchange, again if it was there before. */
    public void send(Event event) {
        try {
            var properties = new AMQP.BasicProperties.Builder()
                    .contentType(CloudEvents.CONTENT_TYPE)
                    .deliveryMode(2)
                    .build();
            channel.basicPublish("incidents", event.type(), properties, CloudEvents.toBytes(event));
            channel.waitForConfirmsOrDie(10_000);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was said under a type about a case, in the order of arrival. */
    public List<Event> heard(String type, UUID caseId) {
        return heard.stream()
                .filter(event -> event.type().equals(type) && event.subject().equals(caseId.toString()))
                .toList();
    }

    public List<Event> heard(String type) {
        return heard.stream().filter(event -> event.type().equals(type)).toList();
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
