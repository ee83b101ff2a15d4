package org.trucewatch.verification.examination;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.store.Store;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.contracts.CustodyRecorded;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.verification.Person.OFFICER_GOV;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.REVIEWER_UN;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;

/** What is made of originals, who gets to see it, and what is left of it after an erasure. */
@VerificationTest
class CopiesTest {

    @Inject
    Store store;

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
    void copiesReachWhomTheirConsentReachesAndEveryViewIsRecorded() throws Exception {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        var told = uploads.tell(uploads.evidence(incident, Uploads.picture(1, 800, 600), "image/png", "ACCUSED"));
        Uploads.examined(REVIEWER_US, id, told);

        var copies = OFFICER_HNC.asks().get("/v1/cases/" + id + "/copies").jsonPath();
        assertThat(copies.getList("items.kind")).containsExactly("REDACTED", "THUMBNAIL");
        assertThat(copies.getList("items.originalSha256")).containsOnlyNulls();
        String href = copies.getString("items[0].href");
        var viewed = OFFICER_HNC.asks().get(href);

        assertThat(viewed.statusCode()).isEqualTo(200);
        assertThat(viewed.contentType()).isEqualTo("image/jpeg");
        assertThat(Uploads.sha256(viewed.asByteArray())).isEqualTo(copies.getString("items[0].sha256"));
        assertThat(OFFICER_GOV.asks().get(href).statusCode()).isEqualTo(404);
        eventually(() -> scene.wire.heard(CustodyRecorded.TYPE).stream()
                .anyMatch(
                        event -> event.subject().equals(told.path("evidenceId").asText())
                                && event.data().path("step").asText().equals("VIEWED")
                                && event.data().at("/by/party").asText().equals("HNC")));
        assertThat(scene.wire.heard(CustodyRecorded.TYPE).stream()
                        .filter(event ->
                                event.subject().equals(told.path("evidenceId").asText()))
                        .map(event -> event.data().path("step").asText()))
                .containsExactlyInAnyOrder("EXAMINED", "COPY_MADE", "COPY_MADE", "VIEWED");
    }

    @Test
    void whatAnAgencyGivesToTheNeutralOnlyExistsForNobodyElse() throws Exception {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        var told = uploads.tell(uploads.evidence(incident, Uploads.picture(2, 200, 100), "image/png", "NEUTRAL"));
        Uploads.examined(REVIEWER_UN, id, told);

        assertThat(Uploads.items(REVIEWER_US, id)).isEmpty();
        assertThat(OFFICER_HNC.asks().get("/v1/cases/" + id + "/examinations").statusCode())
                .isEqualTo(403);
        assertThat(OFFICER_HNC
                        .asks()
                        .get("/v1/cases/" + id + "/copies")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void aCopyThatTheStoreHasNotIsSaidToBeMissing() throws Exception {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        var told = uploads.tell(uploads.evidence(incident, Uploads.picture(9, 70, 70), "image/png", "GUARANTORS"));
        Uploads.examined(REVIEWER_US, id, told);
        var copies = REVIEWER_US.asks().get("/v1/cases/" + id + "/copies").jsonPath();
        store.remove(Store.derived(copies.getString("items[0].sha256")));

        REVIEWER_US
                .asks()
                .get(copies.getString("items[0].href"))
                .then()
                .statusCode(503)
                .body("type", equalTo("/problems/content-missing"));
    }

    @Test
    void whatIsErasedIsGoneWithItsCopies() throws Exception {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        var told = uploads.tell(uploads.evidence(incident, Uploads.picture(6, 300, 300), "image/png", "GUARANTORS"));
        Uploads.examined(REVIEWER_US, id, told);
        String copy =
                REVIEWER_US.asks().get("/v1/cases/" + id + "/copies").jsonPath().getString("items[0].sha256");
        assertThat(store.find(Store.derived(copy))).isPresent();

        uploads.erase(incident, told);

        eventually(() -> Uploads.items(REVIEWER_US, id).isEmpty());
        eventually(() -> store.find(Store.derived(copy)).isEmpty()); // once that is committed
    }
}
