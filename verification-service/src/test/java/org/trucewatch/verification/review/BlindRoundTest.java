package org.trucewatch.verification.review;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Person;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.verification.Person.ADJUDICATOR;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.GUARANTOR_US;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.OFFICER_RU;
import static org.trucewatch.verification.Person.REVIEWER_RU;
import static org.trucewatch.verification.Person.REVIEWER_RU_2;
import static org.trucewatch.verification.Person.REVIEWER_UN;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Person.REVIEWER_US_2;
import static org.trucewatch.verification.Scene.opinion;

@VerificationTest
class BlindRoundTest {

    private static final List<Person> ALL = List.of(
            REVIEWER_US,
            REVIEWER_US_2,
            REVIEWER_RU,
            REVIEWER_RU_2,
            REVIEWER_UN,
            ADJUDICATOR,
            OFFICER_HNC,
            OFFICER_RU,
            GUARANTOR_US,
            AUDITOR);

    private Scene scene;
    private Incident incident;
    private UUID id;

    @BeforeEach
    void aCaseInReview() {
        scene = new Scene();
        incident = Incident.byAnArmedGroup().reported(Ids.next(), "rcc", "ACCUSED");
        id = scene.caseInReview(incident);
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void nobodyButTheAuthorSeesAnythingChangeBeforeTheReveal() {
        var before = everythingSeen();
        scene.assessed(REVIEWER_RU, id, opinion("RU", "VIOLATION"));
        scene.assessed(REVIEWER_UN, id, opinion("UN", "UNVERIFIABLE"));
        scene.assess(REVIEWER_RU_2, id, opinion("RU", "NO_VIOLATION")).then().statusCode(409);

        var after = everythingSeen();

        for (var person : List.of(REVIEWER_RU, REVIEWER_UN)) {
            assertThat(after.remove(person)).isNotEqualTo(before.remove(person));
        }
        assertThat(after).isEqualTo(before);
    }

    /** Body and every header of every reading call, whose values could differ: lists, filters, the case and its tag. */
    private Map<Person, String> everythingSeen() {
        var seen = new LinkedHashMap<Person, String>();
        for (var person : ALL) {
            var text = new StringBuilder();
            for (var call : List.of(
                    "?incident=" + incident.id(),
                    "?incident=" + incident.id() + "&status=IN_REVIEW",
                    "?incident=" + incident.id() + "&status=DECIDED",
                    "/" + id)) {
                var answer = person.asks().get("/v1/cases" + call);
                text.append(answer.statusCode()).append(answer.headers()).append(answer.asString());
            }
            seen.put(person, text.toString());
        }
        return seen;
    }

    @Test
    void aReviewerSeesTheOwnAssessmentOnly() {
        scene.assessed(REVIEWER_RU, id, opinion("RU", "VIOLATION"));
        scene.assessed(REVIEWER_US, id, opinion("US", "UNVERIFIABLE"));

        assertThat(scene.read(REVIEWER_US, id).getList("assessments.ruling")).containsExactly("UNVERIFIABLE");
        assertThat(scene.text(REVIEWER_US, id)).doesNotContain("reasons of RU");
        assertThat(scene.read(REVIEWER_US_2, id).getList("assessments")).isEmpty();
        assertThat(scene.read(ADJUDICATOR, id).getList("assessments")).isEmpty();
        assertThat(scene.text(AUDITOR, id)).doesNotContain("reasons of");
    }

    @Test
    void seatsTellNobodyWhoHasCome() {
        REVIEWER_RU
                .asks()
                .post("/v1/cases/" + id + "/claims")
                .then()
                .statusCode(201)
                .body("bloc", equalTo("RU"));

        assertThat(scene.read(REVIEWER_RU, id).getList("seats.yours")).containsExactly(false, true, false);
        assertThat(scene.read(REVIEWER_US, id).getList("seats.yours")).containsExactly(false, false, false);
        assertThat(scene.text(REVIEWER_US, id)).doesNotContain("reviewer-ru");
        REVIEWER_RU_2
                .asks()
                .post("/v1/cases/" + id + "/claims")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/seat-taken"));
    }

    @Test
    void theTagOfACaseIsOfWhatTheCallerSees() {
        var tag = REVIEWER_US.asks().get("/v1/cases/" + id).header("ETag");
        scene.assessed(REVIEWER_RU, id, opinion("RU", "VIOLATION"));

        REVIEWER_US
                .asks()
                .header("If-None-Match", tag)
                .get("/v1/cases/" + id)
                .then()
                .statusCode(304);
        scene.assessed(REVIEWER_US, id, opinion("US", "VIOLATION"));
        REVIEWER_US
                .asks()
                .header("If-None-Match", tag)
                .get("/v1/cases/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void aSecondThoughtReplacesTheFirstBeforeTheReveal() {
        var given = scene.assess(REVIEWER_US, id, opinion("US", "UNVERIFIABLE"))
                .jsonPath()
                .getString("id");
        var path = "/v1/cases/" + id + "/assessments/" + given;

        REVIEWER_US
                .asks()
                .body(opinion("US", "UNATTRIBUTED").toString())
                .put(path)
                .then()
                .statusCode(200);

        assertThat(scene.read(REVIEWER_US, id).getList("assessments.ruling")).containsExactly("UNATTRIBUTED");
        REVIEWER_RU
                .asks()
                .body(opinion("US", "NO_VIOLATION").toString())
                .put(path)
                .then()
                .statusCode(404);
        REVIEWER_US
                .asks()
                .header("If-Match", "\"sha-256:00\"")
                .body(opinion("US", "NO_VIOLATION").toString())
                .put(path)
                .then()
                .statusCode(412);
        scene.assess(REVIEWER_US, id, opinion("US", "NO_VIOLATION"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-assessed"));
    }

    @Test
    void whoeverStepsAsideIsReplacedByTheSameBlocAndDoesNotCount() {
        scene.assessed(REVIEWER_US, id, opinion("US", "NO_VIOLATION"));
        REVIEWER_US
                .asks()
                .body(Map.of("reason", "I know the witness"))
                .post("/v1/cases/" + id + "/recusals")
                .then()
                .statusCode(201);

        scene.assess(REVIEWER_US, id, opinion("US", "NO_VIOLATION"))
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/recused"));
        scene.assessed(REVIEWER_RU, id, opinion("RU", "UNVERIFIABLE"));
        scene.assessed(REVIEWER_UN, id, opinion("UN", "UNVERIFIABLE"));
        assertThat(scene.read(ADJUDICATOR, id).getString("status")).isEqualTo("IN_REVIEW");
        scene.assessed(REVIEWER_US_2, id, opinion("US", "UNVERIFIABLE"));

        assertThat(scene.read(ADJUDICATOR, id).getString("finding.outcome")).isEqualTo("JOINT");
        assertThat(scene.read(ADJUDICATOR, id).getList("assessments.reviewer")).doesNotContain("reviewer-us");
    }
}
