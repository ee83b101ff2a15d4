package org.trucewatch.verification.examination;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.trucewatch.kit.loop.Loop;
import org.trucewatch.kit.loop.Loops;
import org.trucewatch.kit.loop.Precedence;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Examines in the background, one file at a time in each replica; any number of replicas may run. */
@ApplicationScoped
class ExaminationWorker {

    private static final Logger LOG = Logger.getLogger(ExaminationWorker.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final ExaminationQueue queue;
    private final ExaminationDesk desk;
    private final Laboratory laboratory;
    private final ExaminerSettings settings;
    private final Precedence precedence;
    private final Loop loop;
    private final boolean wanted;

    ExaminationWorker(
            ExaminationQueue queue,
            ExaminationDesk desk,
            Laboratory laboratory,
            ExaminerSettings settings,
            Precedence precedence,
            Loops loops,
            @ConfigProperty(name = "trucewatch.migrate-only", defaultValue = "false") boolean migrateOnly) {
        this.queue = queue;
        this.desk = desk;
        this.laboratory = laboratory;
        this.settings = settings;
        this.precedence = precedence;
        this.wanted = settings.enabled() && !migrateOnly;
        this.loop = wanted ? loops.of("examining", LOOK_EVERY, this::goRound) : null;
    }

    void start(@Observes StartupEvent started) throws IOException {
        if (wanted) {
            Bench.clearLeftOvers();
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        if (wanted) {
            loop.stop();
        }
    }

    private boolean goRound() throws SQLException, IOException, InterruptedException {
        long begun = System.nanoTime();
        var claim = queue.claim(settings.lease());
        if (claim.isEmpty()) {
            return false;
        }
        examine(claim.get());
        precedence.giveWay(begun);
        return true;
    }

    private void examine(ExaminationQueue.Claim claim) throws SQLException, IOException, InterruptedException {
        if (claim.attempt() > settings.attempts()) { // each of them ended the service, or its machine
            desk.conclude(claim, Examined.not("looking at it ended the service " + settings.attempts() + " times"));
            return;
        }
        var evidence = desk.read(claim);
        if (evidence.isEmpty()) {
            desk.conclude(claim, Examined.not("it was erased"));
            return;
        }
        var zone = desk.zone(evidence.get());
        if (zone.isEmpty()) {
            queue.release(claim, false, settings.rest());
            return;
        }
        boolean last = claim.attempt() == settings.attempts();
        try {
            var examined = laboratory.examine(evidence.get(), zone.get(), last);
            if (examined.worthAgain() && !last) {
                queue.release(claim, true, settings.rest());
            } else {
                desk.conclude(claim, examined);
            }
        } catch (Laboratory.Hindered e) {
            LOG.warnf("evidence %s waits: %s (%s)", claim.evidence(), e.getMessage(), e.getCause());
            queue.release(claim, e.dispensable, settings.rest());
        }
    }
}
