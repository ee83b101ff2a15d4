package org.trucewatch.verification.examination;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.trucewatch.kit.loop.Loop;
import org.trucewatch.kit.loop.Loops;
import org.trucewatch.kit.store.Store;
import org.trucewatch.verification.evidence.Copies;
import org.trucewatch.verification.evidence.Leftovers;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Removes what nothing is a copy by from the store, after the transaction that says so is committed. */
@ApplicationScoped
class Clearing {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Leftovers leftovers;
    private final Copies copies;
    private final Store store;
    private final Loop loop;
    private final boolean wanted;

    Clearing(
            Leftovers leftovers,
            Copies copies,
            Store store,
            Loops loops,
            @ConfigProperty(name = "trucewatch.migrate-only", defaultValue = "false") boolean migrateOnly) {
        this.leftovers = leftovers;
        this.copies = copies;
        this.store = store;
        this.wanted = !migrateOnly;
        this.loop = wanted ? loops.of("clearing copies away", LOOK_EVERY, this::clearOne) : null;
    }

    void start(@Observes StartupEvent started) {
        if (wanted) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        if (wanted) {
            loop.stop();
        }
    }

    /** @return whether there was one */
    boolean clearOne() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var due = leftovers.due();
            due.ifPresent(content -> {
                if (!copies.hold(content)) {
                    store.remove(Store.derived(content));
                }
                leftovers.settle(content);
            });
            return due.isPresent();
        });
    }
}
