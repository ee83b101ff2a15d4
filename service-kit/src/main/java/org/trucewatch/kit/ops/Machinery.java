package org.trucewatch.kit.ops;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.trucewatch.kit.broker.Consumers;
import org.trucewatch.kit.inbox.Forgetting;
import org.trucewatch.kit.ledger.LogPublisher;
import org.trucewatch.kit.ledger.Sequencer;
import org.trucewatch.kit.outbox.Relay;
import org.trucewatch.kit.timers.DeadlineRunner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Starts what runs beside the requests: relay, consumers, deadlines and the log. With {@code trucewatch.migrate-only} true the
 * service ends once its migrations are done, which is what a migration job wants.
 */
@ApplicationScoped
class Machinery {

    private static final Logger LOG = Logger.getLogger(Machinery.class);

    private final Relay relay;
    private final Consumers consumers;
    private final DeadlineRunner deadlines;
    private final Forgetting forgetting;
    private final Sequencer sequencer;
    private final LogPublisher publisher;
    private final boolean migrateOnly;

    Machinery(
            Relay relay,
            Consumers consumers,
            DeadlineRunner deadlines,
            Forgetting forgetting,
            Sequencer sequencer,
            LogPublisher publisher,
            @ConfigProperty(name = "trucewatch.migrate-only", defaultValue = "false") boolean migrateOnly) {
        this.relay = relay;
        this.consumers = consumers;
        this.deadlines = deadlines;
        this.forgetting = forgetting;
        this.sequencer = sequencer;
        this.publisher = publisher;
        this.migrateOnly = migrateOnly;
    }

    void start(@Observes StartupEvent event) {
        if (migrateOnly) {
            LOG.info("migrations are done; ending as asked");
            Quarkus.asyncExit(0);
            return;
        }
        relay.start();
        deadlines.start();
        consumers.start();
        forgetting.start();
        sequencer.start();
        publisher.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        publisher.stop();
        sequencer.stop();
        forgetting.stop();
        consumers.stop();
        deadlines.stop();
        relay.stop();
    }
}
