package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.kit.events.Json;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.RCC;

/** Every field of a report broken in turn is answered with its own pointer. */
@IncidentsTest
class BrokenFieldsTest extends Calls {

    private static Ceasefire ceasefire;

    @BeforeEach
    void anAgreementIsInForce() {
        ceasefire = ceasefire == null ? Ceasefire.inForce() : ceasefire;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agreementId",
                "/claim",
                "/occurred",
                "/occurred/from",
                "/occurred/precision",
                "/place",
                "/place/precision",
                "/kind",
                "/method",
                "/origin",
                "/origin/relayed",
                "/narrative",
                "/narrative/0/lang",
                "/narrative/0/text",
                "/alleged/0/type"
            })
    void aRequiredFieldThatIsMissingIsNamed(String pointer) {
        var report = ceasefire.report().body();
        var parent = report.at(pointer.substring(0, pointer.lastIndexOf('/')));
        ((ObjectNode) parent).remove(pointer.substring(pointer.lastIndexOf('/') + 1));

        assertThat(pointersFor(report)).contains("#" + pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/id | \"7\"",
                "/agreementId | \"no-such-agreement\"",
                "/agreementId | 7",
                "/drill | \"yes\"",
                "/claim | \"RUMOUR\"",
                "/consent | \"EVERYBODY\"",
                "/occurred | \"yesterday\"",
                "/occurred/from | \"2016-03-05 09:00\"",
                "/occurred/from | \"0016-03-05T09:00:00+02:00\"",
                "/occurred/to | \"2016-03-04T09:00:00+02:00\"",
                "/occurred/precision | \"WEEK\"",
                "/occurred/ongoing | 1",
                "/place | []",
                "/place/point | [200, 10]",
                "/place/point | [37.1]",
                "/place/precision | \"ROUGHLY\"",
                "/place/name | \"\"",
                "/place/adminCode | \"SY99\"",
                "/place/observedFrom | {\"point\": [37.1, 36.2], \"bearing\": 400}",
                "/kind | \"BAD_WORDS\"",
                "/count | {\"low\": 3, \"best\": 2}",
                "/commitments | [\"no-such-clause\"]",
                "/alleged | [{\"actor\": \"jaysh-al-islm\", \"type\": \"ARMED_GROUP\"}]",
                "/alleged | [{\"type\": \"ARMED_GROUP\"}]",
                "/alleged | [{\"type\": \"UNKNOWN\", \"likelihood\": \"SURE\"}]",
                "/means | {\"direction\": \"UP\"}",
                "/method | \"GUESSED\"",
                "/responseTo | \"x\"",
                "/supersedes | 12",
                "/casualties | {\"killed\": {\"low\": 5, \"high\": 1}}",
                "/casualties | {\"injured\": {\"best\": -1}}",
                "/casualties | {\"killed\": {}}",
                "/protectedSite | 5",
                "/origin | {\"relayed\": \"maybe\"}",
                "/narrative | []",
                "/narrative | [{\"lang\": \"english!\", \"text\": \"x\"}]",
                "/narrative | [{\"lang\": \"en\", \"text\": \"nul \\u0000\"}]",
                "/source | \"somebody\"",
                "/kindd | \"SHELLING\"",
            })
    void aFieldThatIsWrongIsNamed(String pointer, String value) throws JsonProcessingException {
        var report = ceasefire.report().body();
        var parent = (ObjectNode) report.at(pointer.substring(0, pointer.lastIndexOf('/')));
        parent.set(pointer.substring(pointer.lastIndexOf('/') + 1), Json.MAPPER.readTree(value));

        assertThat(pointersFor(report)).isNotEmpty().allSatisfy(named -> assertThat(named)
                .startsWith("#" + pointer));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var report = ceasefire.report().body();
        report.put("kind", "NOTHING").put("method", "GUESSED");
        report.withObjectProperty("occurred").put("from", "never");

        assertThat(pointersFor(report)).containsExactlyInAnyOrder("#/kind", "#/method", "#/occurred/from");
    }

    @Test
    void aMisspeltActorIsAnsweredWithThoseSpelledLikeIt() {
        var report = ceasefire.report().by("jaish-al-islam", "ARMED_GROUP").body();

        var error = json(post(RCC, "/v1/reports", report).statusCode(422)).at("/errors/0");

        assertThat(error.get("pointer").textValue()).isEqualTo("#/alleged/0/actor");
        assertThat(error.get("detail").textValue()).contains("jaysh-al-islam");
    }

    @Test
    void aNameIsEnoughWhereThereIsNoPoint() {
        var report = ceasefire.report().body();
        report.withObjectProperty("place").removeAll().put("name", "Sheikh Maqsoud");

        post(RCC, "/v1/reports", report).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "{\"id\": ", "{\"id\": 1, \"id\": 2}", "{} {}", "null"})
    void whatIsNoJsonObjectIsMalformed(String body) {
        as(RCC).contentType("application/json")
                .body(body)
                .post("/v1/reports")
                .then()
                .statusCode(400);
    }

    @Test
    void halfASurrogatePairIsNoText() {
        var report = ceasefire.report().saying("HALF").body().toString().replace("HALF", "\\ud800");

        as(RCC).contentType("application/json")
                .body(report)
                .post("/v1/reports")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/narrative/0/text"));
    }

    @Test
    void anAgreementThatWasOnlyProposedTakesNoReports() {
        var report = Ceasefire.proposed().report().body();

        assertThat(pointersFor(report)).containsExactly("#/agreementId");
    }

    private static List<String> pointersFor(ObjectNode report) {
        JsonNode errors = json(post(RCC, "/v1/reports", report).statusCode(422).contentType("application/problem+json"))
                .get("errors");
        return ((ArrayNode) errors).findValuesAsText("pointer");
    }
}
