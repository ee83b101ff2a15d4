package org.trucewatch.verification.casefile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.contracts.AccountRequested;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.OFFICER_GOV;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;
import static org.trucewatch.verification.Scene.opinion;

@VerificationTest
class AccountsTest {

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene();
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void theAnswerablePartyIsAskedAndToldNothingThatFindsAWitness() {
        var id = scene.caseOf(Incident.byAnArmedGroup().reported(Ids.next(), "rcc", "ACCUSED"));
        eventually(() -> !scene.wire.heard(AccountRequested.TYPE, id).isEmpty());

        var asked = scene.wire.heard(AccountRequested.TYPE, id).get(0).data();
        assertThat(asked.path("party").asText()).isEqualTo("HNC");
        assertThat(asked.at("/incident/day").asText()).isEqualTo("2016-03-05");
        assertThat(asked.at("/incident/area").asText()).isEqualTo("SY02");
        assertThat(asked.toString()).doesNotContain("36.2", "rcc", "Witness", "mill", "Sheikh");
        assertThat(scene.read(AUDITOR, id).getString("status")).isEqualTo("AWAITING_REPLY");
        assertThat(Instant.parse(scene.read(OFFICER_HNC, id).getString("replyBy")))
                .isEqualTo(Instant.parse(asked.path("servedAt").asText()).plus(Duration.ofHours(24)));
    }

    @Test
    void nobodyIsAskedWhereNobodyIsKnownToAnswer() {
        var id = scene.caseOf(Incident.bySomebodyUnknown());

        assertThat(scene.read(AUDITOR, id).getString("status")).isEqualTo("IN_REVIEW");
        assertThat(scene.read(AUDITOR, id).getString("accusedParty")).isNull();
        eventually(() -> "IN_REVIEW".equals(scene.toldStatus(id)));
        assertThat(scene.wire.heard(AccountRequested.TYPE, id)).isEmpty();
    }

    @Test
    void inASensitiveMatterTheAccusedIsNeitherAskedNorToldThatThereIsACase() {
        var incident = Incident.byAnArmedGroup().ofKind("SEXUAL_VIOLENCE");
        var id = scene.caseOf(incident);

        assertThat(scene.read(AUDITOR, id).getString("status")).isEqualTo("IN_REVIEW");
        OFFICER_HNC.asks().get("/v1/cases/" + id).then().statusCode(404);
        OFFICER_HNC.asks().get("/v1/cases?incident=" + incident.id()).then().body("items.size()", equalTo(0));
        assertThat(scene.account(OFFICER_HNC, id).statusCode()).isEqualTo(404);
        eventually(() -> scene.toldStatus(id) != null);
        assertThat(scene.wire.heard("verification.case-changed.v1", id).toString())
                .doesNotContain("HNC");
    }

    @Test
    void theReviewWaitsForTheReply() {
        var id = scene.caseOf(Incident.byAnArmedGroup());

        scene.assess(REVIEWER_US, id, opinion("US", "UNVERIFIABLE"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-in-review"));

        scene.account(OFFICER_HNC, id).then().statusCode(201).body("log.service", equalTo("verification"));

        var file = scene.read(REVIEWER_US, id);
        assertThat(file.getString("status")).isEqualTo("IN_REVIEW");
        assertThat(file.getString("accounts[0].text[0].text")).isEqualTo("It was not us.");
        assertThat(file.getBoolean("silent")).isFalse();
        eventually(() -> "IN_REVIEW".equals(scene.toldStatus(id)));
    }

    @Test
    void onlyTheAccusedGivesAnAccount() {
        var id = scene.caseOf(Incident.byAnArmedGroup());

        scene.account(OFFICER_GOV, id).then().statusCode(403).body("type", equalTo("/problems/not-the-accused"));
        REVIEWER_US
                .asks()
                .body(Map.of())
                .post("/v1/cases/" + id + "/accounts")
                .then()
                .statusCode(403);
    }

    @Test
    void anAccountSentAgainIsAnsweredAsTheFirstTimeAndOtherContentIsRefused() {
        var id = scene.caseOf(Incident.byAnArmedGroup());
        var body = Map.of("id", Ids.next(), "text", List.of(Map.of("lang", "ar", "text", "لم نكن نحن")));

        var first = OFFICER_HNC.asks().body(body).post("/v1/cases/" + id + "/accounts");
        var again = OFFICER_HNC.asks().body(body).post("/v1/cases/" + id + "/accounts");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Location")).endsWith("/v1/cases/" + id);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(scene.read(OFFICER_HNC, id).getList("accounts")).hasSize(1);
        var other = Map.of("id", body.get("id"), "text", List.of(Map.of("lang", "en", "text", "It was us")));
        OFFICER_HNC
                .asks()
                .body(other)
                .post("/v1/cases/" + id + "/accounts")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/different-content"));
    }

    @Test
    void anIdThatWasMadeHereIsTakenToo() {
        var id = scene.caseOf(Incident.byAnArmedGroup());
        String taken = scene.account(OFFICER_HNC, id).path("id");
        var other = scene.caseOf(Incident.byAnArmedGroup());

        OFFICER_HNC
                .asks()
                .body(Map.of("id", taken, "text", List.of(Map.of("lang", "en", "text", "Nor this."))))
                .post("/v1/cases/" + other + "/accounts")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/different-content"));
    }

    @Test
    void anAccountNamesItsFaultsByPointer() {
        var id = scene.caseOf(Incident.byAnArmedGroup());

        OFFICER_HNC
                .asks()
                .body("{\"text\":[{\"lang\":\"?\",\"text\":\" \"}]}")
                .post("/v1/cases/" + id + "/accounts")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("#/text/0/lang", "#/text/0/text")));
        OFFICER_HNC
                .asks()
                .body("{}")
                .post("/v1/cases/" + id + "/accounts")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("#/text"));
        OFFICER_HNC.asks().post("/v1/cases/" + id + "/accounts").then().statusCode(400);
    }

    @Test
    void thereIsOneExtension() {
        var id = scene.caseOf(Incident.byAnArmedGroup());
        var before = Instant.parse(scene.read(OFFICER_HNC, id).getString("replyBy"));

        OFFICER_HNC
                .asks()
                .body(Map.of("reason", "the commander is out of reach"))
                .post("/v1/cases/" + id + "/extensions")
                .then()
                .statusCode(201)
                .body("replyBy", equalTo(before.plus(Duration.ofHours(48)).toString()));
        OFFICER_HNC
                .asks()
                .body(Map.of("reason", "still"))
                .post("/v1/cases/" + id + "/extensions")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-extended"));

        assertThat(scene.read(OFFICER_HNC, id).getBoolean("extended")).isTrue();
    }

    @Test
    void silenceOfTheAccusedIsRecordedAndOpensTheReview() {
        var id = scene.caseOf(Incident.byAnArmedGroup());
        var replyBy = scene.read(AUDITOR, id).getString("replyBy");

        scene.moveClockPast(replyBy);

        eventually(() -> "IN_REVIEW".equals(scene.read(AUDITOR, id).getString("status")));
        var file = scene.read(REVIEWER_US, id);
        assertThat(file.getBoolean("silent")).isTrue();
        assertThat(file.getList("accounts")).isEmpty();
        eventually(() -> "IN_REVIEW".equals(scene.toldStatus(id)));

        scene.account(OFFICER_HNC, id).then().statusCode(201);
        assertThat(scene.read(REVIEWER_US, id).getBoolean("accounts[0].late")).isTrue();
        OFFICER_HNC
                .asks()
                .body(Map.of("reason", "too late"))
                .post("/v1/cases/" + id + "/extensions")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-awaiting-reply"));
    }
}
