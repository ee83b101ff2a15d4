package org.trucewatch.verification.examination;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.store.Store;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.verification.Person.REVIEWER_RU;
import static org.trucewatch.verification.Person.REVIEWER_UN;
import static org.trucewatch.verification.Person.REVIEWER_US;

/** Pictures that were used before. */
@VerificationTest
class ReuseTest {

    @Inject
    Store store;

    @Inject
    AgroalDataSource database;

    private Scene scene;
    private Uploads uploads;

    @BeforeEach
    void open() {
        scene = new Scene();
        uploads = new Uploads(scene, store);
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void aPictureThatWasUsedBeforeIsFoundAndOnlyWhatMayBeSeenOfItIsTold() throws Exception {
        var first = Incident.byAnArmedGroup();
        var firstCase = scene.caseOf(first);
        var earlier = uploads.tell(uploads.evidence(first, Uploads.picture(3, 900, 700), "image/png", "NEUTRAL"));
        Uploads.examined(REVIEWER_UN, firstCase, earlier);
        var second = Incident.byAnArmedGroup();
        var secondCase = scene.caseOf(second);
        var later = uploads.tell(uploads.evidence(second, Uploads.picture(3, 450, 350), "image/png", "GUARANTORS"));

        var seen = Uploads.examined(REVIEWER_UN, secondCase, later);

        assertThat(seen.path("usedBefore").findValuesAsText("evidenceId"))
                .containsExactly(earlier.path("evidenceId").asText());
        assertThat(seen.at("/usedBefore/0/sameFile").asBoolean()).isFalse();
        assertThat(seen.at("/usedBefore/0/earlier").asText()).isEqualTo("CANNOT_TELL");
        assertThat(Uploads.examined(REVIEWER_RU, secondCase, later).path("usedBefore"))
                .isEmpty();
    }

    @Test
    void whoeverUploadsItOftenDoesNotHideThatItWasUsedBefore() throws Exception {
        var first = Incident.byAnArmedGroup();
        var firstCase = scene.caseOf(first);
        var earlier = uploads.evidence(first, Uploads.picture(51, 300, 200), "image/png", "GUARANTORS");
        uploads.tell(earlier.put("receivedAt", "2016-03-01T08:00:00Z"));
        var nearly = uploads.evidence(first, Uploads.picture(51, 900, 600), "image/png", "GUARANTORS");
        uploads.tell(nearly.put("receivedAt", "2016-03-01T09:00:00Z"));
        Uploads.examined(REVIEWER_US, firstCase, earlier);
        Uploads.examined(REVIEWER_US, firstCase, nearly);
        var second = Incident.byAnArmedGroup();
        var secondCase = scene.caseOf(second);
        var later = uploads.tell(uploads.evidence(second, Uploads.picture(51, 300, 200), "image/png", "GUARANTORS"));
        assertThat(Uploads.examined(REVIEWER_US, secondCase, later)
                        .path("usedMore")
                        .asBoolean())
                .isFalse();
        var third = Incident.byAnArmedGroup();
        var thirdCase = scene.caseOf(third);
        var latest = uploads.tell(uploads.evidence(third, Uploads.picture(51, 300, 200), "image/png", "GUARANTORS"));
        Uploads.examined(REVIEWER_US, thirdCase, latest);
        crowd(latest, latest.path("sha256").asText());
        crowd(latest, "00".repeat(32));

        var seen = Uploads.find(REVIEWER_US, secondCase, later);

        assertThat(seen.path("usedMore").asBoolean()).isTrue();
        assertThat(seen.path("usedBefore")).hasSize(20);
        assertThat(seen.at("/usedBefore/0/evidenceId")).isEqualTo(earlier.path("evidenceId"));
        assertThat(seen.at("/usedBefore/0/sameFile").asBoolean()).isTrue();
        assertThat(seen.at("/usedBefore/1/evidenceId")).isEqualTo(nearly.path("evidenceId"));
        assertThat(seen.at("/usedBefore/1/sameFile").asBoolean()).isFalse();
    }

    /** More of the same than is looked at, under ids that come before every other. */
    private void crowd(JsonNode like, String sha256) throws Exception {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        with told as (
                            insert into evidence
                                (id, report_id, agreement_id, drill, revision, consent, sha256, received_at, content)
                            select ('00000000' || substr(gen_random_uuid()::text, 9))::uuid, report_id, agreement_id,
                                   false, 1, 'GUARANTORS', ?, '2016-03-07T08:00:00Z', content
                              from evidence, generate_series(1, ?) where id = ?::uuid
                            returning id), named as (
                            insert into examination (evidence_id, outcome, attempts, examined_at)
                            select id, 'EXAMINED', 1, now() from told returning evidence_id)
                        insert into picture (evidence_id, fingerprint, fingerprint_of)
                        select named.evidence_id, fingerprint, fingerprint_of from named, picture
                         where picture.evidence_id = ?::uuid""")) {
            insert.setString(1, sha256);
            insert.setInt(2, Likenesses.MOST + 20);
            insert.setString(3, like.path("evidenceId").asText());
            insert.setString(4, like.path("evidenceId").asText());
            insert.executeUpdate();
            connection.createStatement().execute("""
                    update evidence set content = content || jsonb_build_object('evidenceId', id)
                     where id::text like '00000000-%'""");
        }
    }
}
