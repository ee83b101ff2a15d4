package org.trucewatch.verification.examination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.store.Store;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.contracts.CustodyRecorded;
import org.trucewatch.verification.evidence.Copy;
import org.trucewatch.verification.evidence.EvidenceRoom;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;

/** What is left of evidence that is erased, whatever is being done with it. */
@VerificationTest
class ErasedEvidenceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Damascus");

    @Inject
    Store store;

    @Inject
    AgroalDataSource database;

    @Inject
    EvidenceRoom room;

    @Inject
    Laboratory laboratory;

    @Inject
    ExaminationDesk desk;

    private final Incident incident = Incident.byAnArmedGroup();
    private Scene scene;
    private Uploads uploads;
    private UUID id;

    @BeforeEach
    void open() {
        scene = new Scene();
        uploads = new Uploads(scene, store);
        id = scene.caseOf(incident);
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void copiesOfWhatIsErasedWhileItIsExaminedAreClearedAway() throws Exception {
        var told = inHand(31);
        var examined = examine(told);
        uploads.erase(incident, told);
        eventually(() -> room.find(idOf(told)).isEmpty());

        desk.conclude(new ExaminationQueue.Claim(idOf(told), 1), examined);

        eventually(() -> kept(examined).isEmpty());
        assertThat(count("select count(*) from to_examine where evidence_id = ?::uuid", told))
                .isZero();
    }

    @Test
    void copiesThatWereNeverConcludedAreClearedAwayWhenTheirTimeIsUp() throws Exception {
        var examined = examine(inHand(32));
        assertThat(kept(examined)).hasSize(2);

        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update leftover set due_at = now() where sha256 = any(?)")) {
            update.setArray(
                    1, connection.createArrayOf("text", contents(examined).toArray()));
            assertThat(update.executeUpdate()).isEqualTo(2);
        }

        eventually(() -> kept(examined).isEmpty());
    }

    @Test
    void aCopyThatWasClearedAwayBeforeItWasKeptIsMadeAgain() throws Exception {
        var told = inHand(33);
        var examined = examine(told);
        contents(examined).forEach(sha256 -> store.remove(Store.derived(sha256)));

        assertThatThrownBy(() -> desk.conclude(new ExaminationQueue.Claim(idOf(told), 1), examined))
                .isInstanceOf(Laboratory.Hindered.class);

        assertThat(count("select count(*) from to_examine where evidence_id = ?::uuid", told))
                .isOne();
        assertThat(count("select count(*) from evidence_copy where evidence_id = ?::uuid", told))
                .isZero();
    }

    @Test
    void theSamePictureInOtherEvidenceStays() throws Exception {
        var erased = uploads.tell(uploads.evidence(incident, Uploads.picture(34, 800, 600), "image/png", "GUARANTORS"));
        var other = uploads.tell(uploads.evidence(incident, Uploads.picture(34, 800, 600), "image/png", "GUARANTORS"));
        Uploads.examined(REVIEWER_US, id, erased);
        Uploads.examined(REVIEWER_US, id, other);

        uploads.erase(incident, erased);
        eventually(() -> room.find(idOf(erased)).isEmpty());
        eventually(() -> count("select count(*) from leftover where due_at <= now()") == 0);

        String href = REVIEWER_US.asks().get("/v1/cases/" + id + "/copies").path("items[0].href");
        assertThat(REVIEWER_US.asks().get(href).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyCanTellAnyMoreWhatTheStepsOfItsCustodyWereOf() throws Exception {
        var told = uploads.tell(uploads.evidence(incident, Uploads.picture(35, 800, 600), "image/png", "GUARANTORS"));
        Uploads.examined(REVIEWER_US, id, told);
        assertThat(count("select count(*) from custody where evidence_id = ?::uuid and detail is not null", told))
                .isEqualTo(3);
        assertThat(count(SALTS, told)).isEqualTo(3);

        uploads.erase(incident, told);

        eventually(() -> count(SALTS, told) == 0);
        assertThat(count("select count(*) from custody where evidence_id = ?::uuid", told))
                .isEqualTo(3);
        assertThat(count("select count(*) from custody where evidence_id = ?::uuid and detail is not null", told))
                .isZero();
        eventually(() -> announced(told).size() == 3);
        assertThat(announced(told)).containsExactlyInAnyOrder("EXAMINED", "REDACTED", "THUMBNAIL");
    }

    private static final String SALTS = """
            select count(*) from custody c join pending_leaf p on encode(p.leaf, 'hex') = c.leaf
             where c.evidence_id = ?::uuid and p.salt <> ''""";

    private List<String> announced(ObjectNode told) {
        return scene.wire.heard(CustodyRecorded.TYPE).stream()
                .filter(event -> event.subject().equals(told.path("evidenceId").asText()))
                .map(event -> event.data().path("detail").asText())
                .toList();
    }

    /** Claimed by somebody who has time enough. */
    private ObjectNode inHand(int seed) throws Exception {
        var told = uploads.evidence(incident, Uploads.picture(seed, 800, 600), "image/png", "GUARANTORS");
        Uploads.claimed(database, told, 1, "1 hour");
        return told;
    }

    private Examined examine(ObjectNode told) throws Exception {
        return laboratory.examine(room.find(idOf(told)).orElseThrow(), ZONE, false);
    }

    private List<String> kept(Examined examined) {
        return contents(examined).stream()
                .filter(sha256 -> store.find(Store.derived(sha256)).isPresent())
                .toList();
    }

    private static List<String> contents(Examined examined) {
        return examined.copies().stream().map(Copy::sha256).toList();
    }

    private static UUID idOf(ObjectNode told) {
        return UUID.fromString(told.path("evidenceId").asText());
    }

    private long count(String sql, ObjectNode... told) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < told.length; i++) {
                query.setString(i + 1, told[i].path("evidenceId").asText());
            }
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
