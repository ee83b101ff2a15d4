package org.trucewatch.verification.review;

import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Person;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.contracts.AccountRequested;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.trucewatch.verification.Person.ADJUDICATOR;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.OFFICER_GOV;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.REVIEWER_RU;
import static org.trucewatch.verification.Person.REVIEWER_UN;
import static org.trucewatch.verification.Person.REVIEWER_UN_2;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;
import static org.trucewatch.verification.Scene.opinion;

/** Nobody is condemned unheard. */
@VerificationTest
class UnheardTest {

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene();
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    private Response ask(Person adjudicator, UUID id, String actor) {
        return adjudicator
                .asks()
                .body(Map.of("actor", actor, "reason", "the crater points to them"))
                .post("/v1/cases/" + id + "/account-requests");
    }

    @Test
    void anActorOfAPartyThatWasNotAskedIsNotCondemned() {
        var id = scene.caseInReview(Incident.byAnArmedGroup());

        scene.assess(REVIEWER_US, id, opinion("US", "VIOLATION").put("actor", "government-forces"))
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/actor")));
        scene.assessed(REVIEWER_US, id, opinion("US", "VIOLATION").put("actor", "ahrar-al-sham"));
        scene.assessed(REVIEWER_UN, id, opinion("UN", "UNATTRIBUTED").put("actor", "government-forces"));
    }

    @Test
    void anotherPartyIsAskedAndThenMayBeFoundToHaveDoneIt() {
        var id = scene.caseInReview(Incident.byAnArmedGroup());
        scene.assessed(REVIEWER_RU, id, opinion("RU", "NO_VIOLATION"));

        ask(ADJUDICATOR, id, "government-forces")
                .then()
                .statusCode(201)
                .body("party", equalTo("GOV"))
                .body("actor", equalTo("government-forces"));

        eventually(() -> scene.wire.heard(AccountRequested.TYPE, id).size() == 2);
        var requests = scene.wire.heard(AccountRequested.TYPE, id);
        assertThat(requests)
                .extracting(event -> event.data().path("party").asText())
                .containsExactly("HNC", "GOV");
        assertThat(requests)
                .extracting(event -> event.data().path("id").asText())
                .doesNotHaveDuplicates();
        assertThat(requests.get(1).data().at("/incident/actor").asText()).isEqualTo("government-forces");
        eventually(() -> "AWAITING_REPLY".equals(scene.toldStatus(id)));
        scene.assess(REVIEWER_US, id, opinion("US", "VIOLATION")).then().statusCode(409);

        scene.account(OFFICER_GOV, id).then().statusCode(201);

        var file = scene.read(REVIEWER_US, id);
        assertThat(file.getString("status")).isEqualTo("IN_REVIEW");
        assertThat(file.getList("askedBefore.party")).containsExactly("HNC");
        assertThat(file.getString("developments.find { it.kind == 'PARTY_ASKED' }.detail"))
                .contains("GOV", "government-forces", "the crater points to them");
        assertThat(file.getList("accounts.party")).containsExactly("HNC", "GOV");
        var ofGovernment = opinion("US", "VIOLATION").put("actor", "government-forces");
        scene.assessed(REVIEWER_US, id, ofGovernment);
    }

    @Test
    void whoseAllyIsNowAccusedHasNoVoteAnyMoreAndItsOpinionDoesNotCount() {
        var id = scene.caseInReview(Incident.byAnArmedGroup());
        scene.assessed(REVIEWER_RU, id, opinion("RU", "NO_VIOLATION"));
        scene.assessed(REVIEWER_US, id, opinion("US", "NO_VIOLATION"));

        ask(ADJUDICATOR, id, "government-forces").then().statusCode(201);
        scene.account(OFFICER_GOV, id).then().statusCode(201);

        assertThat(scene.read(REVIEWER_US, id).getList("seats.heldBy")).containsExactly("US", "UN", "UN");
        assertThat(scene.read(REVIEWER_RU, id).getList("assessments")).isEmpty();
        scene.assess(REVIEWER_RU, id, opinion("RU", "NO_VIOLATION")).then().statusCode(403);
        scene.assessed(REVIEWER_UN, id, opinion("UN", "NO_VIOLATION"));
        assertThat(scene.read(ADJUDICATOR, id).getString("status")).isEqualTo("IN_REVIEW");
        scene.assessed(REVIEWER_UN_2, id, opinion("RU", "NO_VIOLATION"));
        assertThat(scene.read(ADJUDICATOR, id).getString("finding.outcome")).isEqualTo("JOINT");
    }

    @Test
    void aPartyIsAskedOnceAndAfterTheOneBefore() {
        var id = scene.caseOf(Incident.byAnArmedGroup());

        refused(ask(ADJUDICATOR, id, "government-forces"), 409, "awaiting-reply");
        scene.account(OFFICER_HNC, id).then().statusCode(201);
        refused(ask(ADJUDICATOR, id, "ahrar-al-sham"), 409, "already-asked");
        ask(ADJUDICATOR, id, "nobody-we-know")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/actor")));
        ADJUDICATOR
                .asks()
                .body("{}")
                .post("/v1/cases/" + id + "/account-requests")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/actor", "#/reason")));
    }

    @Test
    void aChairWhoseOwnForceIsAccusedAsksNobody() {
        var id = scene.caseInReview(Incident.byRussianForces());
        var ofRussia = new Person("adjudicator-ru", Set.of("adjudicator"), null, "RU");

        refused(ask(ofRussia, id, "jaysh-al-islam"), 403, "not-the-chair");
        ask(REVIEWER_US, id, "jaysh-al-islam").then().statusCode(403);
    }

    @Test
    void theSameRequestSentAgainAsksOnce() {
        var id = scene.caseInReview(Incident.byAnArmedGroup());
        var body = Map.of("id", UUID.randomUUID(), "actor", "government-forces", "reason", "the crater");
        var path = "/v1/cases/" + id + "/account-requests";

        var first = ADJUDICATOR.asks().body(body).post(path);
        var again = ADJUDICATOR.asks().body(body).post(path);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void inASensitiveMatterOnlyAConsideredRequestLetsThePanelCondemn() {
        var id = scene.caseOf(Incident.byAnArmedGroup().ofKind("SEXUAL_VIOLENCE"));
        scene.assess(REVIEWER_US, id, opinion("US", "VIOLATION"))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("#/actor"));
        OFFICER_HNC.asks().get("/v1/cases/" + id).then().statusCode(404);

        ask(ADJUDICATOR, id, "jaysh-al-islam").then().statusCode(201);

        assertThat(scene.read(OFFICER_HNC, id).getString("accusedParty")).isEqualTo("HNC");
        OFFICER_GOV.asks().get("/v1/cases/" + id).then().statusCode(404);
        scene.account(OFFICER_HNC, id).then().statusCode(201);
        scene.assessed(REVIEWER_US, id, opinion("US", "VIOLATION"));
        assertThat(scene.read(AUDITOR, id).getString("status")).isEqualTo("IN_REVIEW");
    }

    private static void refused(Response answer, int status, String type) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + type));
    }
}
