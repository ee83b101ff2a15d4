package org.trucewatch.incidents.evidence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.trucewatch.incidents.transfer.ContentDigest;
import org.trucewatch.kit.loop.Loop;
import org.trucewatch.kit.loop.Loops;
import org.trucewatch.kit.store.Kept;
import org.trucewatch.kit.store.Store;

import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/**
 * Reads every content again from time to time, no faster than it may, and says so when one is lost or is no longer what it
 * was. Clears away, too, what interrupted uploads and erasures leave in the store.
 */
@ApplicationScoped
class FixityWorker {

    private static final Logger LOG = Logger.getLogger(FixityWorker.class);
    private static final int BUFFER = 64 * 1024;
    private static final long SWEEP_EVERY = TimeUnit.HOURS.toNanos(1);

    private final Fixity fixity;
    private final Originals originals;
    private final Store store;
    private final EvidenceSettings.Checking settings;
    private final boolean migrateOnly;
    private final Loop loop;
    private final Counter checked;
    private volatile Fixity.State state = new Fixity.State(0, 0);
    private volatile boolean idle = true;
    private long swept = System.nanoTime() - SWEEP_EVERY;
    private long cleared;

    FixityWorker(
            Fixity fixity,
            Originals originals,
            Store store,
            EvidenceSettings settings,
            @ConfigProperty(name = "trucewatch.migrate-only", defaultValue = "false") boolean migrateOnly,
            MeterRegistry metrics,
            Loops loops) {
        this.fixity = fixity;
        this.originals = originals;
        this.store = store;
        this.settings = settings.fixity();
        this.migrateOnly = migrateOnly;
        this.loop = loops.of("fixity", settings.fixity().look(), this::goRound);
        this.checked = metrics.counter("trucewatch.fixity.checked");
        metrics.gauge("trucewatch.fixity.faulty", this, worker -> worker.state.faulty());
        TimeGauge.builder("trucewatch.fixity.oldest", this, TimeUnit.SECONDS, worker -> worker.state.oldestSeconds())
                .register(metrics);
    }

    void start(@Observes StartupEvent started) {
        if (!migrateOnly) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        loop.stop();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) OriginalsIdle some) {
        idle = true;
        loop.wake();
    }

    /** What fails with one content, or with the drafts, keeps nothing else from being done. */
    private boolean goRound() throws InterruptedException {
        sweep();
        clear();
        var due = fixity.next(settings.every(), settings.faultyEvery());
        boolean more = due.isPresent() && attempt(due.get()) || idle;
        state = fixity.state();
        return more;
    }

    private void sweep() {
        if (System.nanoTime() - swept < SWEEP_EVERY) {
            return;
        }
        swept = System.nanoTime();
        try {
            store.sweep();
        } catch (RuntimeException e) {
            LOG.warn("What interrupted uploads left could not be cleared away", e);
        }
    }

    /** When something was erased, and once per look. */
    private void clear() {
        if (!idle && System.nanoTime() - cleared < settings.look().toNanos()) {
            return;
        }
        cleared = System.nanoTime();
        idle = false;
        for (var sha256 : originals.idle()) {
            try {
                if (originals.removeIfIdle(sha256)) {
                    idle = true; // there may be more than are looked at at a time
                }
            } catch (RuntimeException e) {
                LOG.warn("A content that nobody has could not be removed", e);
                originals.postpone(sha256, settings.faultyEvery());
            }
        }
    }

    /** Whether it could be checked at all: if not, the next one waits a while, because the store may be away. */
    private boolean attempt(Fixity.Due due) throws InterruptedException {
        try {
            check(due);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "The content of evidence %s could not be checked", fixity.evidenceOf(due.sha256()));
            fixity.unchecked(due.sha256(), settings.every(), settings.faultyEvery());
            return false;
        }
    }

    private void check(Fixity.Due due) throws IOException, InterruptedException {
        var kept = store.find(Store.original(due.sha256()));
        var fault = kept.isEmpty() ? Fixity.Fault.LOST : isSound(kept.get(), due) ? null : Fixity.Fault.ROTTEN;
        if (loop.stopping()) {
            return;
        }
        // whose evidence was erased while it was read is gone, not lost
        if (fault != due.fault() && fixity.found(due.sha256(), fault)) {
            tell(due, fault);
        }
        checked.increment();
    }

    private void tell(Fixity.Due due, Fixity.Fault fault) {
        var evidence = fixity.evidenceOf(due.sha256());
        if (fault == null) {
            LOG.infof("The content of evidence %s is sound again", evidence);
        } else {
            LOG.errorf("The content of evidence %s is %s", evidence, fault);
        }
    }

    private boolean isSound(Kept kept, Fixity.Due due) throws IOException, InterruptedException {
        long size = kept.size();
        if (size != due.size()) {
            return false;
        }
        var sha256 = ContentDigest.sha256();
        var buffer = new byte[BUFFER];
        long begun = System.nanoTime();
        long done = 0;
        try (var in = kept.open(0, size)) {
            for (int read; !loop.stopping() && (read = in.read(buffer)) >= 0; ) {
                sha256.update(buffer, 0, read);
                done += read;
                keepPace(begun, done);
            }
        }
        return HexFormat.of().formatHex(sha256.digest()).equals(due.sha256());
    }

    private void keepPace(long begun, long done) throws InterruptedException {
        long due = begun + (long) (done * 1e9 / settings.rate().asLongValue());
        long early = due - System.nanoTime();
        if (early > TimeUnit.MILLISECONDS.toNanos(10)) {
            TimeUnit.NANOSECONDS.sleep(Math.min(early, Duration.ofSeconds(1).toNanos()));
        }
    }
}
