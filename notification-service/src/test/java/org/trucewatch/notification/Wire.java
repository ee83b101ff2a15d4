package org.trucewatch.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.trucewatch.kit.events.CloudEvents;
import org.trucewatch.kit.events.Event;

import java.util.List;
import java.util.Queue;
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
            channel.queueBind(queue, "notification", "#");
            channel.basicConsume(
                    queue, true, (tag, message) -> heard.add(CloudEvents.fromBytes(message.getBody())), tag -> {});
        } catch (Exception e) {
            throw new IllegalStateException("the test's broker cannot be reached", e);
        }
    }

    /** Puts events on their producer's exchange, again if they were there before, and waits for the confirms. */
    public void send(List<Event> events) {
        try {
            var properties = new AMQP.BasicProperties.Builder()
                    .contentType(CloudEvents.CONTENT_TYPE)
                    .deliveryMode(2)
                    .build();
            for (Event event : events) {
                var exchange = event.type().substring(0, event.type().indexOf('.'));
                channel.basicPublish(exchange, event.type(), properties, CloudEvents.toBytes(event));
            }
            channel.waitForConfirmsOrDie(10_000);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was said under a type under an agreement, in the order of arrival. */
    public List<JsonNode> heard(String type, String agreementId) {
        return heard.stream()
                .filter(event ->
                        event.type().equals(type) && event.agreementId().equals(agreementId))
                .map(Event::data)
                .toList();
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
