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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

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
    private final Examiner examiner;
    private final ExaminerSettings settings;
    private final Precedence precedence;
    private final Loop loop;
    private final boolean wanted;
    private final AtomicReference<ExaminationQueue.Claim> inHand = new AtomicReference<>();

    ExaminationWorker(
            ExaminationQueue queue,
            ExaminationDesk desk,
            Laboratory laboratory,
            Examiner examiner,
            ExaminerSettings settings,
            Precedence precedence,
            Loops loops,
            @ConfigProperty(name = "trucewatch.migrate-only", defaultValue = "false") boolean migrateOnly) {
        this.queue = queue;
        this.desk = desk;
        this.laboratory = laboratory;
        this.examiner = examiner;
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

    /** A file that is being looked at is put back: it is not its fault that the service ends. */
    void stop(@Observes ShutdownEvent stopped) throws InterruptedException, SQLException {
        if (wanted) {
            loop.end();
            examiner.stop();
            loop.stop();
            putBack();
        }
    }

    /** @return whether there was a file to be looked at */
    boolean goRound() throws Exception {
        putBack();
        long begun = System.nanoTime();
        var claim = queue.claim(settings.lease());
        if (claim.isEmpty()) {
            return false;
        }
        inHand.set(claim.get());
        try {
            examine(claim.get());
        } catch (Error e) {
            inHand.set(null); // for all that is known it was the file: its attempt counts
            throw e;
        }
        precedence.giveWay(begun);
        return true;
    }

    /** What a round broke off, because something beside the file failed, is not an attempt. */
    private void putBack() throws SQLException {
        var claim = inHand.get();
        if (claim != null) {
            release(claim, false);
        }
    }

    private void release(ExaminationQueue.Claim claim, boolean counts) throws SQLException {
        queue.release(claim, counts, settings.rest());
        inHand.set(null);
    }

    private void examine(ExaminationQueue.Claim claim) throws SQLException, IOException, InterruptedException {
        try {
            attempt(claim);
        } catch (Laboratory.Hindered e) {
            LOG.warnf("evidence %s waits: %s (%s)", claim.evidence(), e.getMessage(), e.getCause());
            release(claim, e.dispensable);
        }
    }

    private void attempt(ExaminationQueue.Claim claim)
            throws SQLException, IOException, InterruptedException, Laboratory.Hindered {
        try {
            var examined = look(claim);
            if (examined.isEmpty()) {
                release(claim, false);
            } else if (examined.get().worthAgain() && (loop.stopping() || claim.attempt() < settings.attempts())) {
                release(claim, !loop.stopping());
            } else {
                desk.conclude(claim, examined.get());
                inHand.set(null);
            }
        } catch (RuntimeException e) {
            if (!Failure.mayComeOfTheFile(e)) {
                throw e;
            }
            LOG.errorf(e, "this service failed at evidence %s", claim.evidence());
            failed(claim);
        }
    }

    /** The next one is not kept waiting for it. */
    private void failed(ExaminationQueue.Claim claim) throws SQLException, Laboratory.Hindered {
        if (loop.stopping() || claim.attempt() < settings.attempts()) {
            release(claim, !loop.stopping());
        } else {
            desk.conclude(
                    claim,
                    Examined.not("it could not be examined: this service itself failed at it, " + settings.attempts()
                            + " attempts were made, and that says nothing about the file"));
            inHand.set(null);
        }
    }

    /** @return empty while the agreement is not known */
    private Optional<Examined> look(ExaminationQueue.Claim claim)
            throws IOException, InterruptedException, Laboratory.Hindered {
        if (claim.attempt() > settings.attempts()) { // each of them ended the service, or its machine
            return Optional.of(Examined.not("looking at it ended the service " + settings.attempts() + " times"));
        }
        var evidence = desk.read(claim);
        if (evidence.isEmpty()) {
            return Optional.of(Examined.not("it was erased"));
        }
        var zone = desk.zone(evidence.get());
        return zone.isEmpty()
                ? Optional.empty()
                : Optional.of(laboratory.examine(evidence.get(), zone.get(), claim.attempt() == settings.attempts()));
    }
}
