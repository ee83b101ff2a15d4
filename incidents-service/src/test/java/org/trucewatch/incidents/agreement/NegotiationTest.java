package org.trucewatch.incidents.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.GUARANTOR_RU;
import static org.trucewatch.incidents.Person.GUARANTOR_US;

@IncidentsTest
class NegotiationTest extends Calls {

    @Test
    void aVersionIsRatifiedWhenEveryGuarantorAcceptedTheSameDigest() {
        var ceasefire = Ceasefire.proposed();

        assertThat(ceasefire.accept(GUARANTOR_US, 1).get("state").textValue()).isEqualTo("PROPOSED");
        assertThat(ceasefire.accept(GUARANTOR_RU, 1).get("state").textValue()).isEqualTo("IN_FORCE");
    }

    @Test
    void aDocumentInYamlHasTheDigestOfTheSameDocumentInJson() throws IOException {
        var ceasefire = Ceasefire.proposed();

        var again = as(GUARANTOR_US)
                .contentType("application/yaml")
                .body(new YAMLMapper().writeValueAsBytes(ceasefire.document()))
                .post("/v1/agreements")
                .then()
                .statusCode(200);

        assertThat(json(again).get("digest").textValue()).isEqualTo(CanonicalJson.digest(ceasefire.document()));
    }

    @Test
    void otherContentForTheSameAgreementIsAConflict() {
        var ceasefire = Ceasefire.proposed();

        post(GUARANTOR_US, "/v1/agreements", ceasefire.document().put("note", "changed"))
                .statusCode(409)
                .body("type", equalTo("/problems/different-content"));
    }

    @Test
    void aPositionOnOtherContentIsRefused() {
        var ceasefire = Ceasefire.proposed();
        var position = Json.MAPPER.createObjectNode().put("position", "ACCEPT").put("digest", "sha-256:00");

        post(GUARANTOR_RU, "/v1/agreements/" + ceasefire.id() + "/versions/1/positions", position)
                .statusCode(409)
                .body("type", equalTo("/problems/different-digest"));
    }

    @Test
    void aRejectedVersionCannotBeAcceptedAnyMore() {
        var ceasefire = Ceasefire.proposed();
        position(ceasefire, GUARANTOR_RU, position("REJECT", ceasefire).put("reasons", "no"))
                .statusCode(200);

        position(ceasefire, GUARANTOR_US, position("ACCEPT", ceasefire))
                .statusCode(409)
                .body("type", equalTo("/problems/not-negotiable"));
    }

    @Test
    void aCounterNamesAnotherVersion() {
        var ceasefire = Ceasefire.proposed();
        position(ceasefire, GUARANTOR_RU, position("COUNTER", ceasefire).put("counter", 2))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/counter"));
        post(GUARANTOR_RU, versions(ceasefire), ceasefire.document().put("note", "other rules"))
                .statusCode(201);

        position(ceasefire, GUARANTOR_RU, position("COUNTER", ceasefire).put("counter", 2))
                .statusCode(200)
                .body("state", equalTo("COUNTERED"));
    }

    @Test
    void theRecordShowsWhoWasAwaited() {
        var ceasefire = Ceasefire.proposed();
        ceasefire.accept(GUARANTOR_US, 1);

        var version = get(AUDITOR, versions(ceasefire) + "/1");

        assertThat(version.at("/awaited/0/party").textValue()).isEqualTo("US");
        assertThat(version.at("/awaited/0/answered").booleanValue()).isTrue();
        assertThat(version.at("/awaited/1/answered").booleanValue()).isFalse();
        assertThat(version.at("/positions/0/by").textValue()).isEqualTo("guarantor-us");
    }

    @Test
    void onlyAGuarantorProposes() {
        var outsider = new Person("guarantor-x", Set.of("guarantor-officer"), null, "HNC");

        post(outsider, "/v1/agreements", Ceasefire.proposed().document()).statusCode(403);
        post(ADJUDICATOR, "/v1/agreements", Ceasefire.proposed().document()).statusCode(403);
    }

    @Test
    void aDocumentThatDoesNotFitTheSchemaIsAnsweredWithPointers() {
        var document = Ceasefire.proposed().document();
        document.remove("zone");
        document.withObjectProperty("rules").withObjectProperty("panel").put("quorum", 0);
        ((ObjectNode) document.at("/commitments/0")).put("codee", "x");

        var errors = json(post(GUARANTOR_US, "/v1/agreements", document).statusCode(422))
                .get("errors");

        assertThat(errors.findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("#/zone", "#/rules/panel/quorum", "#/commitments/0/codee");
    }

    @Test
    void aDocumentThatNamesWhatItDoesNotHoldIsAnsweredWithPointers() {
        var document = Ceasefire.proposed().document();
        ((ObjectNode) document.at("/kinds/0")).putArray("commitments").add("no-such-clause");
        document.put("neutral", "XX");

        var errors = json(post(GUARANTOR_US, "/v1/agreements", document).statusCode(422))
                .get("errors");

        assertThat(errors.findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("#/kinds/0/commitments/0", "#/neutral");
    }

    @Test
    void aLaterVersionComesIntoForceAtItsTimeAndSupersedesTheEarlierOne() {
        var ceasefire = Ceasefire.inForce();
        var begins = Instant.now().plus(400, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var next = ceasefire.document().put("inForceFrom", begins.toString());
        post(GUARANTOR_RU, versions(ceasefire), next).statusCode(201);
        ceasefire.accept(GUARANTOR_RU, 2);
        assertThat(ceasefire.accept(GUARANTOR_US, 2).get("state").textValue()).isEqualTo("RATIFIED");
        assertThat(inForce(ceasefire, "")).isEqualTo(1);
        assertThat(inForce(ceasefire, "?at=" + begins.plusSeconds(60))).isEqualTo(2);

        moveClock("PT" + 401 * 24 + "H");
        try {
            await().atMost(SOON).until(() -> state(ceasefire, 2), "IN_FORCE"::equals);
            assertThat(state(ceasefire, 1)).isEqualTo("SUPERSEDED");
        } finally {
            moveClock("PT0S");
        }
        assertThat(inForce(ceasefire, "?at=2016-03-01T00:00:00Z")).isEqualTo(1);
        as(AUDITOR)
                .get("/v1/agreements/" + ceasefire.id() + "?at=2010-01-01T00:00:00Z")
                .then()
                .statusCode(404);
    }

    private static String versions(Ceasefire ceasefire) {
        return "/v1/agreements/" + ceasefire.id() + "/versions";
    }

    private static String state(Ceasefire ceasefire, int version) {
        return get(AUDITOR, versions(ceasefire) + "/" + version).get("state").textValue();
    }

    private static int inForce(Ceasefire ceasefire, String query) {
        return get(AUDITOR, "/v1/agreements/" + ceasefire.id() + query)
                .get("version")
                .intValue();
    }

    private static ObjectNode position(String position, Ceasefire ceasefire) {
        return Json.MAPPER
                .createObjectNode()
                .put("position", position)
                .put("digest", CanonicalJson.digest(ceasefire.document()));
    }

    private static ValidatableResponse position(Ceasefire ceasefire, Person guarantor, ObjectNode position) {
        return post(guarantor, versions(ceasefire) + "/1/positions", position);
    }
}
