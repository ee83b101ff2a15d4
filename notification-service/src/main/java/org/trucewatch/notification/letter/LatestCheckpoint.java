package org.trucewatch.notification.letter;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.trucewatch.kit.ledger.Issued;
import org.trucewatch.kit.ledger.Log;
import org.trucewatch.kit.loop.Loop;
import org.trucewatch.kit.loop.Loops;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The checkpoint that notices quote: the latest that a guarantor cosigned, else the latest; none before the log has
 * begun. It is read beside the notices, so that none waits for it, and is old by a second or two.
 */
@ApplicationScoped
class LatestCheckpoint implements Supplier<Optional<QuotedCheckpoint>> {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Log log;
    private final Loop loop;
    private final boolean wanted;
    private volatile QuotedCheckpoint latest;

    LatestCheckpoint(
            Log log,
            Loops loops,
            @ConfigProperty(name = "trucewatch.migrate-only", defaultValue = "false") boolean migrateOnly) {
        this.log = log;
        this.loop = loops.of("reads the latest checkpoint", LOOK_EVERY, this::look);
        this.wanted = !migrateOnly;
    }

    void start(@Observes StartupEvent started) {
        if (wanted) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        loop.stop();
    }

    private boolean look() {
        latest = log.latestCosigned()
                .or(log::latest)
                .filter(LatestCheckpoint::hasBegun)
                .map(QuotedCheckpoint::of)
                .orElse(null);
        return false;
    }

    private static boolean hasBegun(Issued issued) {
        return issued.size() > 0;
    }

    @Override
    public Optional<QuotedCheckpoint> get() {
        return Optional.ofNullable(latest);
    }
}
