package org.trucewatch.kit.broker;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Not ready while a queue is not consumed though the broker is there. An outage of the broker itself keeps the service
 * ready: it goes on accepting, its outbox keeps the events, and taking every replica out of service would help nobody.
 */
@Readiness
@ApplicationScoped
class ConsumingCheck implements HealthCheck {

    private final Consumers consumers;

    ConsumingCheck(Consumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("consuming");
        boolean ready = true;
        for (var consumer : consumers.running()) {
            response.withData(consumer.name(), consumer.state().name());
            ready &= consumer.state() == QueueConsumer.State.CONSUMING
                    || consumer.state() == QueueConsumer.State.BROKER_UNREACHABLE;
        }
        return response.status(ready).build();
    }
}
