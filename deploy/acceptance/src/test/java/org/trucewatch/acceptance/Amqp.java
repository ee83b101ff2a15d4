package org.trucewatch.acceptance;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConnectionFactory;
import org.trucewatch.local.Stack;

import java.nio.charset.StandardCharsets;

/** Messages as a broken or hostile producer would publish them. */
final class Amqp {

    private Amqp() {}

    /** Publishes and waits for the broker's confirmation; the exchange of the empty name leads straight to a queue. */
    static void publish(Stack stack, String exchange, String routingKey, String body) {
        var factory = new ConnectionFactory();
        try {
            factory.setUri(stack.broker().amqp());
            try (var connection = factory.newConnection();
                    var channel = connection.createChannel()) {
                channel.confirmSelect();
                var properties = new AMQP.BasicProperties.Builder()
                        .contentType("application/cloudevents+json")
                        .deliveryMode(2)
                        .build();
                channel.basicPublish(exchange, routingKey, properties, body.getBytes(StandardCharsets.UTF_8));
                channel.waitForConfirmsOrDie(10_000);
            }
        } catch (Exception e) {
            throw new IllegalStateException(routingKey, e);
        }
    }
}
