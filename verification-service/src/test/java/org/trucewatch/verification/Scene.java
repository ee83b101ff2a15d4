package org.trucewatch.verification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.trucewatch.kit.events.Event;
import org.trucewatch.kit.events.Json;
import org.trucewatch.verification.contracts.CaseChanged;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.OPERATOR;

/** The steps that tests take, on the outside of the service only. */
public final class Scene implements AutoCloseable {

    public final Wire wire = new Wire();

    /** The agreement and its registers are known. */
    public Scene() {
        wire.tell(
                "incidents.agreement-changed.v1",
                TestAgreement.ID,
                1,
                TestAgreement.told(TestAgreement.ID, 1, "IN_FORCE"));
        wire.tell("incidents.registers-changed.v1", TestAgreement.ID, 1, TestAgreement.registers(TestAgreement.ID));
    }

    public static void eventually(Supplier<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(condition::get);
    }

    /** Tells of an admitted incident and waits for its case. */
    public UUID caseOf(Incident incident) {
        wire.tell(incident, 2);
        return awaitCase(incident);
    }

    public UUID awaitCase(Incident incident) {
        eventually(() -> !casesOf(incident).isEmpty());
        return UUID.fromString(casesOf(incident).get(0));
    }

    public List<String> casesOf(Incident incident) {
        return AUDITOR.asks()
                .get("/v1/cases?incident=" + incident.id())
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    /** A case whose accused party has answered. */
    public UUID caseInReview(Incident incident) {
        var id = caseOf(incident);
        if ("AWAITING_REPLY".equals(read(AUDITOR, id).getString("status"))) {
            var party = read(AUDITOR, id).getString("accusedParty");
            var officer = new Person("officer-of-" + party, OFFICER_HNC.roles(), null, party);
            assertThat(account(officer, id).statusCode()).isEqualTo(201);
        }
        return id;
    }

    public Response account(Person officer, UUID id) {
        return officer.asks()
                .body(Map.of("text", List.of(Map.of("lang", "en", "text", "It was not us.")), "evidence", List.of()))
                .post("/v1/cases/" + id + "/accounts");
    }

    public static ObjectNode opinion(String bloc, String ruling) {
        var opinion = Json.MAPPER.createObjectNode().put("bloc", bloc).put("ruling", ruling);
        opinion.put("confidence", "MODERATE").put("reasons", "reasons of " + bloc);
        if ("VIOLATION".equals(ruling)) {
            opinion.put("actor", "jaysh-al-islam").put("likelihood", "VERY_LIKELY");
            opinion.putArray("commitments").add("no-attacks");
        }
        return opinion;
    }

    /** A violation rests on the first report that the reviewer sees, unless the opinion itself says on what. */
    public Response assess(Person reviewer, UUID id, ObjectNode opinion) {
        if ("VIOLATION".equals(opinion.path("ruling").asText()) && !opinion.has("evidence")) {
            String report = read(reviewer, id).getString("incident.reports[0].id");
            grade(opinion, UUID.fromString(report), "B", 2);
        }
        return reviewer.asks().body(opinion.toString()).post("/v1/cases/" + id + "/assessments");
    }

    public static void grade(ObjectNode opinion, UUID report, String reliability, int credibility) {
        opinion.withArrayProperty("evidence")
                .addObject()
                .put("id", report.toString())
                .put("reliability", reliability)
                .put("credibility", credibility);
    }

    public void assessed(Person reviewer, UUID id, ObjectNode opinion) {
        assertThat(assess(reviewer, id, opinion).statusCode()).isEqualTo(201);
    }

    public JsonPath read(Person person, UUID id) {
        return person.asks()
                .get("/v1/cases/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public String text(Person person, UUID id) {
        return person.asks().get("/v1/cases/" + id).asString();
    }

    /** Moves the business clock to just past an instant. */
    public void moveClockPast(String instant) {
        var offset = Duration.between(Instant.now(), Instant.parse(instant)).plusSeconds(2);
        if (offset.compareTo(offset()) > 0) {
            OPERATOR.asks()
                    .body(Map.of("offset", offset.toString()))
                    .put("/ops/clock")
                    .then()
                    .statusCode(200);
        }
    }

    private static Duration offset() {
        return Duration.parse(OPERATOR.asks().get("/ops/clock").then().extract().path("offset"));
    }

    /** The last that everybody was told of how far the case has come. */
    public String toldStatus(UUID id) {
        List<Event> told = wire.heard(CaseChanged.TYPE, id);
        return told.isEmpty()
                ? null
                : told.get(told.size() - 1).data().path("status").asText();
    }

    @Override
    public void close() throws Exception {
        wire.close();
    }
}
