package org.trucewatch.verification.examination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.loop.Loops;
import org.trucewatch.kit.loop.Precedence;
import org.trucewatch.kit.store.Store;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.evidence.Leftovers;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trucewatch.verification.Scene.eventually;

/** What is not the file's fault is no attempt; the service's own worker is off, and those of the test are on. */
@VerificationTest
@TestProfile(ExaminationWorkerTest.NobodyExamines.class)
class ExaminationWorkerTest {

    /** Leaves the queue to the test. */
    public static class NobodyExamines implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("trucewatch.examiner.enabled", "false");
        }
    }

    @Inject
    Store store;

    @Inject
    AgroalDataSource database;

    @Inject
    ExaminationQueue queue;

    @Inject
    ExaminationDesk desk;

    @Inject
    Leftovers leftovers;

    @Inject
    TimestampAuthority authority;

    @Inject
    BusinessClock clock;

    private Scene scene;
    private ObjectNode told;

    @BeforeEach
    void open() throws Exception {
        scene = new Scene();
        var incident = Incident.byAnArmedGroup();
        scene.caseOf(incident);
        told = new Uploads(scene, store).evidence(incident, Uploads.picture(41, 60, 60), "image/png", "GUARANTORS");
        Uploads.claimed(database, told, 0, "-1 second");
    }

    @AfterEach
    void close() throws Exception {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from to_examine")) {
            delete.executeUpdate();
        }
        scene.close();
    }

    @Test
    void aRoundThatBreaksOffIsNoAttempt() throws Exception {
        var settings = ExaminerTest.settings(64, Duration.ofSeconds(30));
        var worker = worker(settings, new Examiner(new Program(settings), settings), "nowhere:in-particular");
        for (int round = 0; round < 5; round++) {
            assertThatThrownBy(worker::goRound).isInstanceOf(RuntimeException.class);
        }

        assertThat(attempts()).isOne();
        worker = worker(settings, new Examiner(new Program(settings), settings), null);
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update to_examine set leased_until = '-infinity'")) {
            update.executeUpdate();
        }
        assertThat(worker.goRound()).isTrue();
        assertThat(attempts()).isEqualTo(-1);
    }

    @Test
    void whoeverStopsPutsTheFileBackAtOnce() throws Exception {
        var settings = ExaminerTest.settings(64, Duration.ofMinutes(5));
        var examiner = new Examiner(
                new Program(settings) {
                    @Override
                    List<String> command(Bench bench) {
                        return new ArrayList<>(List.of("/bin/sh", "-c", "exec sleep 300"));
                    }
                },
                settings);
        var worker = worker(settings, examiner, null);
        worker.start(null);
        eventually(() -> attempts() == 1 && examiner.isRunning());
        long begun = System.nanoTime();

        worker.stop(null);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(attempts()).isZero();
        assertThat(examiner.isRunning()).isFalse();
    }

    private ExaminationWorker worker(ExaminerSettings settings, Examiner examiner, String clamd) {
        var scan = new VirusScan(new ScanSettings() {
            @Override
            public Optional<String> clamd() {
                return Optional.ofNullable(clamd);
            }

            @Override
            public long largest() {
                return 1 << 20;
            }

            @Override
            public Duration time() {
                return Duration.ofSeconds(5);
            }
        });
        var laboratory = new Laboratory(store, leftovers, examiner, scan, authority, settings, clock);
        return new ExaminationWorker(queue, desk, laboratory, examiner, settings, new Precedence(), new Loops(), false);
    }

    /** How often it counts as tried; -1 when it is off the queue. */
    private int attempts() {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("select attempts from to_examine where evidence_id = ?::uuid")) {
            query.setString(1, told.path("evidenceId").asText());
            try (var row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : -1;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
