package org.trucewatch.incidents.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Wire;
import org.trucewatch.kit.events.Json;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.GUARANTOR_RU;
import static org.trucewatch.incidents.Person.GUARANTOR_US;
import static org.trucewatch.incidents.Person.RCC;

/** An actor accepts the agreement from a time, by deposit with any guarantor. */
@IncidentsTest
class AdherenceTest extends Calls {

    /** A state force of no party, which has accepted nothing. */
    private static final String ACTOR = "turkish-army";

    private Ceasefire ceasefire;

    @BeforeEach
    void anAgreementOfItsOwn() {
        ceasefire = Ceasefire.inForce();
    }

    @Test
    void anActorIsBoundFromTheTimeOfItsAcceptanceAndNotBefore() {
        assertThat(seen(incidentOn("2016-03-09")).get("commitments")).isEmpty();

        post(GUARANTOR_US, path(), adherence("2016-03-10T00:00:00+02:00", "US")).statusCode(201);

        var after = seen(incidentOn("2016-03-11"));
        assertThat(after.at("/coverage/covered").booleanValue()).isTrue();
        assertThat(after.get("commitments")).extracting(JsonNode::textValue).containsExactly("no-attacks");
        var before = seen(incidentOn("2016-03-08"));
        assertThat(before.at("/coverage/reason").textValue()).isEqualTo("BEFORE_ADHERENCE");
        assertThat(before.get("state").textValue()).isEqualTo("NOT_ADMITTED");
    }

    @Test
    void theAcceptanceStandsInTheActorsEntryAndIsTold() throws Exception {
        try (var wire = new Wire()) {
            post(ADJUDICATOR, path(), adherence("2016-03-10T00:00:00+02:00", "RU"))
                    .statusCode(201)
                    .body("actor", equalTo(ACTOR))
                    .body("enteredBy", equalTo("adjudicator"));

            assertThat(entry().at("/adherence/from").textValue()).isEqualTo("2016-03-10T00:00:00+02:00");
            assertThat(entry().at("/adherence/depositedWith").textValue()).isEqualTo("RU");
            await().atMost(SOON).untilAsserted(() -> assertThat(
                            wire.heard("incidents.registers-changed.v1", ceasefire.id()))
                    .last()
                    .satisfies(event ->
                            assertThat(event.data().get("actors").toString()).contains("\"depositedWith\":\"RU\"")));
        }
    }

    @Test
    void ofSeveralAcceptancesTheEarliestCountsAndAllAreKept() {
        post(GUARANTOR_US, path(), adherence("2016-03-10T00:00:00+02:00", "US")).statusCode(201);
        post(GUARANTOR_RU, path(), adherence("2016-03-12T00:00:00+02:00", "RU")).statusCode(201);
        assertThat(entry().at("/adherence/depositedWith").textValue()).isEqualTo("US");

        post(GUARANTOR_RU, path(), adherence("2016-03-08T00:00:00+02:00", "RU")).statusCode(201);

        assertThat(entry().at("/adherence/depositedWith").textValue()).isEqualTo("RU");
        var all = get(AUDITOR, path() + "?agreement=" + ceasefire.id() + "&limit=500");
        assertThat(all.get("items").findValuesAsText("depositedWith")).containsExactly("US", "RU", "RU");
    }

    @Test
    void theSameAgainIsTheFirstAndOtherContentAConflict() {
        var adherence = adherence("2016-03-10T00:00:00+02:00", "US")
                .put("id", UUID.randomUUID().toString());
        post(GUARANTOR_US, path(), adherence).statusCode(201);

        post(GUARANTOR_US, path(), adherence).statusCode(200);
        post(GUARANTOR_US, path(), adherence.deepCopy().put("from", "2016-03-11T00:00:00+02:00"))
                .statusCode(409)
                .body("type", equalTo("/problems/different-content"));
        post(GUARANTOR_US, path().replace(ACTOR, "ahrar-al-sham"), adherence).statusCode(409);
    }

    @Test
    void onlyAGuarantorTakesADepositAndEntersWhatWasDepositedWithItself() {
        post(ADJUDICATOR, path(), adherence("2016-03-10T00:00:00+02:00", "HNC"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/depositedWith"));
        post(GUARANTOR_US, path(), adherence("2016-03-10T00:00:00+02:00", "RU"))
                .statusCode(403)
                .body("type", equalTo("/problems/not-the-depositary"));
        post(ADJUDICATOR, path().replace(ACTOR, "nobody"), adherence("2016-03-10T00:00:00+02:00", "US"))
                .statusCode(404);
        assertThat(entry().get("adherence").isNull()).isTrue();
    }

    @Test
    void theEntryCanStillBeSentAgainAsItWas() {
        var entry = entry();
        post(GUARANTOR_US, path(), adherence("2016-03-10T00:00:00+02:00", "US")).statusCode(201);

        post(ADJUDICATOR, "/v1/actors", entry.put("agreementId", ceasefire.id()))
                .statusCode(200)
                .body("adherence", equalTo(null));
        assertThat(entry().at("/adherence/depositedWith").textValue()).isEqualTo("US");
    }

    @Test
    void aRevisionNeitherDropsNorMovesAnAcceptanceEnteredOrDeposited() {
        post(GUARANTOR_US, path(), adherence("2016-03-10T00:00:00+02:00", "US")).statusCode(201);

        for (var actor : List.of(ACTOR, "jaysh-al-islam")) {
            var entry = entry(actor);
            assertThat(entry.at("/adherence/from").isTextual()).isTrue();
            var dropped = entry.deepCopy().putNull("adherence");
            ObjectNode moved = entry.deepCopy();
            moved.withObjectProperty("adherence").put("from", "2016-02-28T00:00:00+02:00");
            ObjectNode elsewhere = entry.deepCopy();
            elsewhere.withObjectProperty("adherence").put("depositedWith", "RU");
            for (var changed : List.of(dropped, moved, elsewhere)) {
                revised(actor, changed)
                        .statusCode(422)
                        .body("errors[0].pointer", equalTo("#/entry/adherence"))
                        .body("errors[0].detail", containsString("/adherences"));
            }
            revised(actor, entry.deepCopy().put("note", "Revised.")).statusCode(201);
            assertThat(entry(actor).get("adherence")).isEqualTo(entry.get("adherence"));
        }
    }

    private ValidatableResponse revised(String actor, ObjectNode entry) {
        var revision = reason("It is so.").put("agreementId", ceasefire.id()).put("from", "2016-03-20T00:00:00+02:00");
        return post(GUARANTOR_RU, "/v1/actors/" + actor + "/revisions", revision.set("entry", entry));
    }

    private String incidentOn(String day) {
        return incidentOf(
                RCC,
                ceasefire
                        .report()
                        .by(ACTOR, "PARTY_FORCE")
                        .between(day + "T09:00:00+02:00", day + "T10:00:00+02:00", "HOUR")
                        .body());
    }

    private static JsonNode seen(String incident) {
        return get(ADJUDICATOR, "/v1/incidents/" + incident);
    }

    private ObjectNode entry() {
        return entry(ACTOR);
    }

    private ObjectNode entry(String actor) {
        for (var entry : get(AUDITOR, "/v1/actors?agreement=" + ceasefire.id()).get("items")) {
            if (entry.get("id").textValue().equals(actor)) {
                return (ObjectNode) entry;
            }
        }
        throw new AssertionError("no entry");
    }

    private String path() {
        return "/v1/actors/" + ACTOR + "/adherences";
    }

    private ObjectNode adherence(String from, String guarantor) {
        return Json.MAPPER
                .createObjectNode()
                .put("agreementId", ceasefire.id())
                .put("from", from)
                .put("depositedWith", guarantor);
    }
}
