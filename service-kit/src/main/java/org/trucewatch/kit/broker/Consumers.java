package org.trucewatch.kit.broker;

import com.rabbitmq.client.Delivery;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.trucewatch.kit.deadletters.DeadLetters;
import org.trucewatch.kit.inbox.EventReader;
import org.trucewatch.kit.inbox.Reading;
import org.trucewatch.kit.loop.Loops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** The consumers of a service: one for each reader's queue, and one that drains the dead letters into their table. */
@ApplicationScoped
public class Consumers {

    private static final Logger LOG = Logger.getLogger(Consumers.class);

    private final Broker broker;
    private final Loops loops;
    private final Reading reading;
    private final DeadLetters deadLetters;
    private final List<QueueConsumer> running = new ArrayList<>();

    Consumers(
            Broker broker,
            Loops loops,
            Reading reading,
            DeadLetters deadLetters,
            MeterRegistry metrics,
            @All List<EventReader> readers,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.broker = broker;
        this.loops = loops;
        this.reading = reading;
        this.deadLetters = deadLetters;
        for (var reader : readers) {
            for (int number = 1; number <= reader.consumers(); number++) {
                consume(reader, number);
            }
        }
        drain(service + ".dead-letters");
        running.stream().map(QueueConsumer::queue).distinct().forEach(queue -> {
            var tags = List.of(io.micrometer.core.instrument.Tag.of("queue", queue));
            metrics.gauge("trucewatch.consuming", tags, this, consumers -> consumers.isConsuming(queue) ? 1 : 0);
        });
    }

    private boolean isConsuming(String queue) {
        return running.stream()
                .filter(consumer -> consumer.queue().equals(queue))
                .allMatch(consumer -> consumer.state() == QueueConsumer.State.CONSUMING);
    }

    public void start() {
        running.forEach(QueueConsumer::start);
    }

    public void stop() throws InterruptedException {
        running.forEach(QueueConsumer::end);
        for (var consumer : running) {
            consumer.stop();
        }
    }

    List<QueueConsumer> running() {
        return running;
    }

    private void consume(EventReader reader, int number) {
        var self = new QueueConsumer[1];
        self[0] = new QueueConsumer(
                broker, loops, reader.queue(), number, deliveries -> read(reader, deliveries, self[0]));
        running.add(self[0]);
    }

    private List<Boolean> read(EventReader reader, List<Delivery> deliveries, QueueConsumer consumer) {
        var bodies = deliveries.stream().map(Delivery::getBody).toList();
        var verdicts = reading.read(reader, bodies, consumer::stopping);
        for (int i = 0; i < verdicts.size(); i++) {
            if (!verdicts.get(i).read()) {
                explain(reader.queue(), bodies.get(i), verdicts.get(i).reason());
            }
        }
        return verdicts.stream().map(Reading.Verdict::read).toList();
    }

    private void explain(String queue, byte[] body, String reason) {
        try {
            deadLetters.explain(queue, body, reason);
        } catch (RuntimeException e) {
            LOG.warnf(e, "why a message of %s is dead could not be noted", queue);
        }
    }

    /** A dead letter has nowhere else to go, so it stays with the broker until the table takes it. */
    private void drain(String queue) {
        running.add(new QueueConsumer(broker, loops, queue, 1, deliveries -> {
            deliveries.forEach(this::keep);
            return Collections.nCopies(deliveries.size(), true);
        }));
    }

    private void keep(Delivery delivery) {
        deadLetters.keep(
                header(delivery, "x-first-death-queue"), delivery.getBody(), header(delivery, "x-first-death-reason"));
    }

    private static String header(Delivery delivery, String name) {
        var headers = delivery.getProperties().getHeaders();
        return headers == null || headers.get(name) == null
                ? "unknown"
                : headers.get(name).toString();
    }
}
