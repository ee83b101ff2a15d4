package org.trucewatch.verification.examination;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.trucewatch.verification.Person;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.evidence.Leftovers;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
    private Incident incident;
    private ObjectNode told;
    private UUID file;

    @BeforeEach
    void open() throws Exception {
        scene = new Scene();
        incident = Incident.byAnArmedGroup();
        file = scene.caseOf(incident);
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
        var worker = worker(settings, failing(settings, new SQLException("gone", "08006")));
        for (int round = 0; round < 5; round++) {
            assertThatThrownBy(worker::goRound).isInstanceOf(RuntimeException.class);
        }

        assertThat(attempts()).isOne();
        worker = worker(settings, new Examiner(new Program(settings), settings));
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update to_examine set leased_until = '-infinity'")) {
            update.executeUpdate();
        }
        assertThat(worker.goRound()).isTrue();
        assertThat(attempts()).isEqualTo(-1);
    }

    @Test
    void aFileAtWhichTheServiceFailsAgainAndAgainGetsAResultAndHoldsNobodyUp() throws Exception {
        var settings = ExaminerTest.settings(64, Duration.ofSeconds(30));
        var next = new Uploads(scene, store).evidence(incident, "next".getBytes(), "text/plain", "GUARANTORS");
        Uploads.claimed(database, next, 0, "-1 second");
        var worker = worker(settings, saying(settings, """
                if grep -q next "$0"; then echo '{"kind":"END"}'; exit; fi
                echo '{"kind":"PICTURE","outcome":"DECODED","tool":"t","version":"1","detail":{"fingerprint":"none"}}'
                echo '{"kind":"END"}'"""));
        worker.start(null);
        try {
            eventually(() -> attempts(next) == -1);
            eventually(() -> attempts() == -1);
        } finally {
            worker.stop(null);
        }

        var item = Uploads.find(Person.REVIEWER_UN, file, told);
        assertThat(item.path("state").asText()).isEqualTo("NOT_EXAMINED");
        assertThat(item.path("reason").asText())
                .contains("this service itself failed", "3 attempts", "nothing about the file");
        assertThat(Uploads.find(Person.REVIEWER_UN, file, next).path("state").asText())
                .isEqualTo("EXAMINED");
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
        var worker = worker(settings, examiner);
        worker.start(null);
        eventually(() -> attempts() == 1 && examiner.isRunning());
        long begun = System.nanoTime();

        worker.stop(null);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(attempts()).isZero();
        assertThat(examiner.isRunning()).isFalse();
    }

    private static Examiner failing(ExaminerSettings settings, Exception cause) {
        return new Examiner(new Program(settings), settings) {
            @Override
            Seen look(Bench bench, Path file, String type, Path anchors, Path answer, Instant now) {
                throw new IllegalStateException(cause);
            }
        };
    }

    /** With a script in the program's place. */
    private static Examiner saying(ExaminerSettings settings, String script) {
        return new Examiner(
                new Program(settings) {
                    @Override
                    List<String> command(Bench bench) {
                        return new ArrayList<>(List.of("/bin/sh", "-c", script));
                    }
                },
                settings);
    }

    private ExaminationWorker worker(ExaminerSettings settings, Examiner examiner) {
        var scan = new VirusScan(VirusScanTest.settings(null, 1 << 20));
        var laboratory = new Laboratory(store, leftovers, examiner, scan, authority, settings, clock);
        return new ExaminationWorker(queue, desk, laboratory, examiner, settings, new Precedence(), new Loops(), false);
    }

    /** How often it counts as tried; -1 when it is off the queue. */
    private int attempts() {
        return attempts(told);
    }

    private int attempts(JsonNode told) {
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
