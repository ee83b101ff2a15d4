package org.trucewatch.verification.review;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Person;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.contracts.FindingIssued;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.verification.Person.ADJUDICATOR;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.GUARANTOR_US;
import static org.trucewatch.verification.Person.OFFICER_GOV;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.REVIEWER_RU;
import static org.trucewatch.verification.Person.REVIEWER_UN;
import static org.trucewatch.verification.Person.REVIEWER_UN_2;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Person.REVIEWER_US_2;
import static org.trucewatch.verification.Scene.eventually;
import static org.trucewatch.verification.Scene.opinion;

@VerificationTest
class FindingsTest {

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene();
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    private UUID decided(String us, String ru, String un) {
        var id = scene.caseInReview(Incident.byAnArmedGroup());
        scene.assessed(REVIEWER_US, id, opinion("US", us));
        scene.assessed(REVIEWER_RU, id, opinion("RU", ru));
        scene.assessed(REVIEWER_UN, id, opinion("UN", un));
        return id;
    }

    @Test
    void guarantorsThatAgreeMakeAJointFinding() {
        var id = decided("VIOLATION", "VIOLATION", "UNVERIFIABLE");
        eventually(() -> scene.wire.heard(FindingIssued.TYPE, id).size() == 1);

        var finding = scene.wire.heard(FindingIssued.TYPE, id).get(0).data();
        assertThat(finding.path("outcome").asText()).isEqualTo("JOINT");
        assertThat(finding.path("rulings").findValuesAsText("bloc")).containsExactly("US", "RU");
        assertThat(finding.at("/neutral/ruling").asText()).isEqualTo("UNVERIFIABLE");
        assertThat(finding.path("absentBlocs")).isEmpty();
        assertThat(finding.path("revision").asInt()).isEqualTo(1);
        assertThat(finding.at("/incident/party").asText()).isEqualTo("HNC");
        assertThat(Instant.parse(finding.path("releaseAt").asText()))
                .isEqualTo(Instant.parse(finding.path("decidedAt").asText()).plus(Duration.ofHours(1)));
    }

    @Test
    void guarantorsThatDifferAreKeptSideBySide() {
        var id = decided("VIOLATION", "EXCEPTION_APPLIES", "VIOLATION");

        var file = scene.read(REVIEWER_US, id);
        assertThat(file.getString("finding.outcome")).isEqualTo("CONTESTED");
        assertThat(file.getList("finding.rulings.ruling")).containsExactly("VIOLATION", "EXCEPTION_APPLIES");
    }

    @Test
    void nothingOfAFindingIsKnownOutsideThePanelBeforeItsRelease() {
        var id = decided("VIOLATION", "VIOLATION", "VIOLATION");

        for (var insider : List.of(REVIEWER_US, REVIEWER_RU, REVIEWER_UN, ADJUDICATOR)) {
            assertThat(scene.read(insider, id).getString("status")).isEqualTo("DECIDED");
            assertThat(scene.read(insider, id).getList("assessments")).hasSize(3);
        }
        for (var outsider : outsiders()) {
            var file = scene.read(outsider, id);
            assertThat(file.getString("status")).as(outsider.name()).isEqualTo("IN_REVIEW");
            assertThat(file.getMap("")).doesNotContainKey("finding");
            assertThat(scene.text(outsider, id)).doesNotContain("reasons of");
            assertThat(found(outsider, id, "DECIDED")).isFalse();
            assertThat(found(outsider, id, "IN_REVIEW")).isTrue();
        }
        assertThat(found(ADJUDICATOR, id, "DECIDED")).isTrue();
        assertThat(found(REVIEWER_US, id, "DECIDED")).isTrue();
        scene.assess(REVIEWER_US_2, id, opinion("US", "VIOLATION"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/seat-taken"));
        assertThat(scene.account(OFFICER_HNC, id).statusCode()).isEqualTo(201);
        eventually(() -> "IN_REVIEW".equals(scene.toldStatus(id)));

        scene.moveClockPast(scene.read(ADJUDICATOR, id).getString("finding.releaseAt"));

        eventually(() -> "DECIDED".equals(scene.toldStatus(id)));
        for (var outsider : outsiders()) {
            assertThat(scene.read(outsider, id).getString("finding.outcome")).isEqualTo("JOINT");
            assertThat(found(outsider, id, "DECIDED")).isTrue();
        }
        assertThat(scene.read(AUDITOR, id).getList("assessments")).hasSize(3);
        assertThat(scene.read(OFFICER_HNC, id).getMap("")).doesNotContainKey("assessments");
        assertThat(scene.account(OFFICER_HNC, id).statusCode()).isEqualTo(409);
    }

    private static List<Person> outsiders() {
        return List.of(REVIEWER_US_2, AUDITOR, OFFICER_HNC, OFFICER_GOV, GUARANTOR_US);
    }

    private boolean found(Person person, UUID id, String status) {
        List<String> ids = person.asks()
                .get("/v1/cases?limit=500&status=" + status + "&incident="
                        + scene.read(person, id).getString("incidentId"))
                .then()
                .extract()
                .path("items.id");
        return ids.contains(id.toString());
    }

    @Test
    void aBarredBlocGivesNoVoteAndTheNeutralBlocFillsItsSeat() {
        var id = scene.caseInReview(Incident.byGovernmentForces());
        var ofGovernment = opinion("RU", "NO_VIOLATION");

        scene.assess(REVIEWER_RU, id, ofGovernment).then().statusCode(403).body("type", equalTo("/problems/barred"));
        REVIEWER_RU.asks().post("/v1/cases/" + id + "/claims").then().statusCode(403);
        scene.assess(REVIEWER_US, id, ofGovernment)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/not-your-seat"));
        scene.assessed(REVIEWER_UN, id, opinion("UN", "NO_VIOLATION"));
        scene.assess(REVIEWER_UN, id, ofGovernment)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/one-seat-each"));
        scene.assessed(REVIEWER_UN_2, id, ofGovernment);
        scene.assessed(REVIEWER_US, id, opinion("US", "NO_VIOLATION"));

        var finding = scene.read(REVIEWER_US, id);
        assertThat(finding.getString("finding.outcome")).isEqualTo("JOINT");
        assertThat(finding.getList("finding.rulings.bloc")).containsExactly("US", "RU");
        assertThat(finding.getList("finding.rulings.seatHeldBy")).containsExactly("US", "UN");
        assertThat(scene.text(REVIEWER_RU, id)).doesNotContain("finding");
    }

    @Test
    void aReviewerWhoseOwnAgencyReportedIsAWitness() {
        var id = scene.caseInReview(Incident.byAnArmedGroup().reported(UUID.randomUUID(), "rcc", "PUBLIC"));
        var witness = new Person("reviewer-of-rcc", REVIEWER_RU.roles(), "rcc", "RU");

        scene.assess(witness, id, opinion("RU", "VIOLATION"))
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/barred"));
    }

    @Test
    void whatComesToMindAfterTheRevealStandsBeside() {
        var id = scene.caseInReview(Incident.byAnArmedGroup());
        scene.assessed(REVIEWER_RU, id, opinion("RU", "VIOLATION"));
        scene.assessed(REVIEWER_UN, id, opinion("UN", "VIOLATION"));
        var given = scene.assess(REVIEWER_US, id, opinion("US", "VIOLATION"))
                .jsonPath()
                .getString("id");

        REVIEWER_US
                .asks()
                .body(opinion("US", "NO_VIOLATION").toString())
                .put("/v1/cases/" + id + "/assessments/" + given)
                .then()
                .statusCode(200);

        var file = scene.read(REVIEWER_RU, id);
        assertThat(file.getString("assessments.find { it.bloc == 'US' }.ruling"))
                .isEqualTo("VIOLATION");
        assertThat(file.getString("assessments.find { it.bloc == 'US' }.later[0].opinion.ruling"))
                .isEqualTo("NO_VIOLATION");
        assertThat(file.getString("finding.outcome")).isEqualTo("JOINT");
    }

    @Test
    void nobodyStallsACaseByStayingAway() {
        var id = scene.caseInReview(Incident.byAnArmedGroup());
        scene.assessed(REVIEWER_US, id, opinion("US", "VIOLATION"));
        var opened = Instant.parse(scene.read(AUDITOR, id).getString("openedAt"));

        scene.moveClockPast(opened.plus(Duration.ofDays(14)).toString());

        eventually(() -> !scene.wire.heard(FindingIssued.TYPE, id).isEmpty());
        var finding = scene.wire.heard(FindingIssued.TYPE, id).get(0).data();
        assertThat(finding.path("outcome").asText()).isEqualTo("NOT_DECIDED");
        assertThat(finding.path("absentBlocs").toString()).isEqualTo("[\"RU\",\"UN\"]");
        assertThat(finding.path("rulings").findValuesAsText("bloc")).containsExactly("US");
        scene.assess(REVIEWER_RU, id, opinion("RU", "VIOLATION"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-in-review"));
    }
}
