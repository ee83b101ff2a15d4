package org.trucewatch.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.trucewatch.kit.events.CloudEvents;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.time.Ids;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The broker as the other services see it: says what verification would say and hears what reaches its queue. */
public final class Wire implements AutoCloseable {

    private final Connection connection;
    private final Channel channel;
    private final List<Event> heard = new CopyOnWriteArrayList<>();

    public Wire() {
        try {
            var factory = new ConnectionFactory();
            factory.setUri(ConfigProvider.getConfig().getValue("trucewatch.test.amqp-uri", String.class));
            connection = factory.newConnection();
            channel = connection.createChannel();
            channel.basicConsume(
                    "verification.from-incidents",
                    true,
                    (tag, delivery) -> heard.add(CloudEvents.fromBytes(delivery.getBody())),
                    tag -> {});
        } catch (Exception e) {
            throw new IllegalStateException("no broker", e);
        }
    }

    /** What was told about a subject, in the order of arrival. */
    public List<Event> heard(String type, String subject) {
        return heard.stream()
                .filter(event -> event.type().equals(type) && event.subject().equals(subject))
                .toList();
    }

    public void tell(String type, String subject, String agreement, long revision, JsonNode data) throws IOException {
        send(new Event(
                Ids.next(),
                "/trucewatch/verification",
                type,
                subject,
                agreement,
                revision,
                false,
                Instant.now(),
                null,
                data));
    }

    public void send(Event event) throws IOException {
        var properties = new AMQP.BasicProperties.Builder()
                .contentType(CloudEvents.CONTENT_TYPE)
                .deliveryMode(2)
                .build();
        channel.basicPublish("verification", event.type(), properties, CloudEvents.toBytes(event));
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
