package org.trucewatch.verification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Person;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.verification.Person.ADJUDICATOR;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.OFFICER_GOV;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.REVIEWER_RU;
import static org.trucewatch.verification.Person.REVIEWER_UN;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Person.reviewer;
import static org.trucewatch.verification.Scene.grade;
import static org.trucewatch.verification.Scene.opinion;

@VerificationTest
class CasesTest {

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
    void reportsAreShownAsFarAsTheirAgenciesConsent() {
        UUID neutral = Ids.next(), guarantors = Ids.next(), accused = Ids.next(), everybody = Ids.next();
        var id = scene.caseOf(Incident.byAnArmedGroup()
                .reported(neutral, "a", "NEUTRAL")
                .reported(guarantors, "b", "GUARANTORS")
                .reported(accused, "c", "ACCUSED")
                .reported(everybody, "d", "PUBLIC"));

        assertThat(reports(REVIEWER_UN, id)).containsExactly(neutral, guarantors, accused, everybody);
        assertThat(reports(AUDITOR, id)).containsExactly(neutral, guarantors, accused, everybody);
        assertThat(reports(REVIEWER_US, id)).containsExactly(guarantors, accused, everybody);
        assertThat(reports(OFFICER_HNC, id)).containsExactly(accused, everybody);
        assertThat(reports(OFFICER_GOV, id)).containsExactly(everybody);
        assertThat(scene.text(REVIEWER_US, id)).doesNotContain("Told by a", "observedFrom", "Sheikh");
        assertThat(scene.read(OFFICER_HNC, id).getMap("incident.reports[0]").keySet())
                .isEqualTo(Set.of("id", "claim", "day", "area"));
        assertThat(scene.text(OFFICER_HNC, id))
                .doesNotContain(
                        "36.2", "observedFrom", "Witness", "Told by", "mill", "agency", "origin", "Sheikh", "T23:");
    }

    @Test
    void whereEverybodyConsentsToGuarantorsTheirReviewersSeeTheIncidentWhole() {
        var id = scene.caseOf(Incident.byAnArmedGroup()
                .reported(Ids.next(), "b", "GUARANTORS")
                .reported(Ids.next(), "c", "ACCUSED"));

        assertThat(scene.read(REVIEWER_US, id).getString("incident.place.name")).isEqualTo("Sheikh Maqsood");
        assertThat(scene.read(REVIEWER_US, id).getInt("incident.origins")).isEqualTo(2);
        assertThat(scene.read(OFFICER_HNC, id).getMap("incident.place")).isNull();
    }

    @Test
    void aBlocWhoseOwnForceIsAccusedSeesWhatTheAccusedSee() {
        UUID guarded = Ids.next(), open = Ids.next();
        var id = scene.caseOf(
                Incident.byRussianForces().reported(guarded, "b", "GUARANTORS").reported(open, "c", "ACCUSED"));

        assertThat(reports(REVIEWER_RU, id)).containsExactly(open);
        assertThat(reports(REVIEWER_US, id)).containsExactly(guarded, open);
    }

    @Test
    void aCaseOfAnAgreementThatTheCallerIsNoMemberOfDoesNotExist() {
        var incident = Incident.byAnArmedGroup();
        var id = scene.caseOf(incident);
        var stranger = reviewer("reviewer-of-nowhere", "XX");

        stranger.asks().get("/v1/cases/" + id).then().statusCode(404);
        stranger.asks().get("/v1/cases?incident=" + incident.id()).then().body("items.size()", equalTo(0));
        REVIEWER_US.asks().get("/v1/cases/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void casesAreFoundByStatusActorIncidentAndWhoseTheyAre() {
        var actor = "group-" + UUID.randomUUID();
        var first = scene.caseOf(Incident.byAnArmedGroup().actor(actor, "ARMED_GROUP", "HNC"));
        var second = scene.caseInReview(Incident.byAnArmedGroup().actor(actor, "ARMED_GROUP", "HNC"));
        REVIEWER_US.asks().post("/v1/cases/" + second + "/claims").then().statusCode(201);

        assertThat(found(ADJUDICATOR, "actor=" + actor)).containsExactly(first, second);
        assertThat(found(ADJUDICATOR, "actor=" + actor + "&status=AWAITING_REPLY"))
                .containsExactly(first);
        assertThat(found(ADJUDICATOR, "actor=" + actor + "&status=IN_REVIEW")).containsExactly(second);
        assertThat(found(REVIEWER_US, "actor=" + actor + "&mine=true")).containsExactly(second);
        assertThat(found(REVIEWER_RU, "actor=" + actor + "&mine=true")).isEmpty();
        assertThat(found(OFFICER_HNC, "actor=" + actor + "&mine=true")).containsExactly(first, second);
        assertThat(found(OFFICER_GOV, "actor=" + actor + "&mine=true")).isEmpty();
        assertThat(found(OFFICER_HNC, "actor=" + actor + "&agreement=other")).isEmpty();
    }

    @Test
    void aFilterThatIsNoneIsRefusedByName() {
        for (var filter : List.of("mine=perhaps", "status=CLOSED", "incident=7")) {
            var problem = REVIEWER_US.asks().get("/v1/cases?" + filter).then().statusCode(422);
            assertThat(problem.extract().<String>path("errors[0].pointer"))
                    .isEqualTo("?" + filter.substring(0, filter.indexOf('=')));
        }
    }

    private static List<UUID> found(Person person, String query) {
        List<String> ids = person.asks()
                .get("/v1/cases?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        return ids.stream().map(UUID::fromString).toList();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        var actor = "group-" + UUID.randomUUID();
        var all = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            all.add(scene.caseOf(Incident.byAnArmedGroup().actor(actor, "ARMED_GROUP", "HNC")));
        }

        var walked = new ArrayList<UUID>();
        var next = "/v1/cases?limit=2&actor=" + actor;
        while (next != null) {
            var page = REVIEWER_US.asks().urlEncodingEnabled(false).get(next);
            page.jsonPath().getList("items.id", String.class).forEach(id -> walked.add(UUID.fromString(id)));
            var link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }

        assertThat(walked).isEqualTo(all);
    }

    @Test
    void whatIsAskedWronglyIsNamed() {
        for (var query : List.of("status=GONE", "incident=x", "limit=0", "limit=501", "cursor=abc")) {
            REVIEWER_US
                    .asks()
                    .get("/v1/cases?" + query)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("errors.pointer", contains("?" + query.replaceAll("=.*", "")));
        }
    }

    @Test
    void anAssessmentNamesItsFaultsByPointer() {
        var hidden = Ids.next();
        var id = scene.caseInReview(
                Incident.byAnArmedGroup().reported(hidden, "a", "NEUTRAL").reported(Ids.next(), "b", "ACCUSED"));

        refused(id, "#/confidence", o -> o.put("confidence", "LOW"));
        refused(id, "#/confidence", o -> o.withArrayProperty("commitments").add("no-territorial-gain"));
        refused(id, "#/confidence", o -> o.remove("confidence"));
        refused(id, "#/confidence", o -> o.put("confidence", "CERTAIN"));
        refused(id, "#/ruling", o -> o.remove("ruling"));
        refused(id, "#/ruling", o -> o.put("ruling", "NOT_DECIDED"));
        refused(id, "#/reasons", o -> o.put("reasons", " "));
        refused(id, "#/actor", o -> o.put("actor", "nobody-we-know"));
        refused(id, "#/actor", o -> o.remove("actor"));
        refused(id, "#/likelihood", o -> o.remove("likelihood"));
        refused(id, "#/likelihood", o -> o.put("likelihood", "PERHAPS"));
        refused(id, "#/commitments", o -> o.putArray("commitments"));
        refused(id, "#/commitments/0", o -> o.putArray("commitments").add("monitoring-access"));
        refused(id, "#/bloc", o -> o.put("bloc", "FR"));
        refused(id, "#/bloc", o -> o.remove("bloc"));
        refused(id, "#/verdict", o -> o.put("verdict", "guilty"));
        refused(id, "#/evidence/0/id", o -> evidence(o, hidden, "B", 2));
        refused(id, "#/evidence/0/credibility", o -> evidence(o, hidden, "B", 7));
        refused(id, "#/evidence/0/reliability", o -> evidence(o, hidden, "G", 2));
        assertThat(scene.read(REVIEWER_US, id).getList("assessments")).isEmpty();
    }

    private void refused(UUID id, String pointer, Consumer<ObjectNode> fault) {
        var opinion = opinion("US", "VIOLATION");
        fault.accept(opinion);
        var answer = scene.assess(REVIEWER_US, id, opinion);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer", String.class)).contains(pointer);
    }

    private static void evidence(ObjectNode opinion, UUID report, String reliability, int credibility) {
        opinion.putArray("evidence");
        grade(opinion, report, reliability, credibility);
    }

    @Test
    void evidenceThatTheReaderMayNotSeeIsLeftOutOfAnAssessment() {
        UUID hidden = Ids.next(), open = Ids.next();
        var id = scene.caseInReview(
                Incident.byAnArmedGroup().reported(hidden, "a", "NEUTRAL").reported(open, "b", "PUBLIC"));
        var neutral = opinion("UN", "VIOLATION");
        evidence(neutral, hidden, "A", 1);
        grade(neutral, open, "F", 6);
        scene.assessed(REVIEWER_UN, id, neutral);
        scene.assessed(REVIEWER_US, id, opinion("US", "VIOLATION"));
        scene.assessed(REVIEWER_RU, id, opinion("RU", "VIOLATION"));

        assertThat(scene.text(REVIEWER_US, id)).contains("reasons of UN").doesNotContain(hidden.toString());
        assertThat(scene.text(REVIEWER_UN, id)).contains(hidden.toString());
    }

    private List<UUID> reports(Person person, UUID id) {
        return scene.read(person, id).getList("incident.reports.id", String.class).stream()
                .map(UUID::fromString)
                .toList();
    }
}
