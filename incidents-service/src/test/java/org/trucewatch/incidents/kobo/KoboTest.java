package org.trucewatch.incidents.kobo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

/** What KoboToolbox passes on becomes a report of the agency whose key it shows. */
@IncidentsTest
class KoboTest extends Calls {

    private static Ceasefire ceasefire;
    private static String key;

    @BeforeEach
    void anAgencyHasAKey() {
        if (ceasefire == null) {
            ceasefire = Ceasefire.inForce();
            key = issued(RCC);
        }
    }

    @Test
    void theFormThatThisServiceGivesOutIsUnderstood() {
        var report = report(passedOn(Submitted.form()).statusCode(201));

        assertThat(report.at("/agreementId").textValue()).isEqualTo(ceasefire.id());
        assertThat(report.at("/occurred/from").textValue()).isEqualTo("2016-03-05T09:00:00+02:00");
        assertThat(report.at("/place/point").toString()).isEqualTo("[37.16,36.2]");
        assertThat(report.at("/commitments").toString()).isEqualTo("[\"no-attacks\"]");
        assertThat(report.at("/alleged/0/actor").textValue()).isEqualTo("jaysh-al-islam");
        assertThat(report.at("/casualties/killed/best").intValue()).isEqualTo(2);
        assertThat(report.at("/narrative/0/original").booleanValue()).isTrue();
        assertThat(report.at("/origin/relayed").booleanValue()).isFalse();
        assertThat(report.get("deviceKey").textValue()).isNotEmpty();
        assertThat(report.get("evidence")).isEmpty();
        assertThat(report.get("awaited")).isEmpty();
    }

    @Test
    void theSameAgainIsTakenAgainWhateverKoboToolboxHasNotedMeanwhile() {
        var form = Submitted.form();
        var first = json(passedOn(form).statusCode(201));

        form.put("_submission_time", "2016-03-06T00:00:00")
                .withArrayProperty("_tags")
                .add("seen");
        form.withObjectProperty("_validation_status").put("uid", "validation_status_approved");

        assertThat(json(passedOn(form).statusCode(200))).isEqualTo(first);
    }

    @Test
    void otherAnswersUnderTheSameUuidAreRefusedAndAnotherAgencysAreAnother() {
        var form = Submitted.form();
        var ours = json(passedOn(form).statusCode(201)).get("id");

        passedOn(form.deepCopy().put("narrative/text", "Other words.")).statusCode(409);
        passedOn(form.deepCopy().put("source/name", "A witness")).statusCode(409);
        var theirs = json(passedOn(ceasefire.id(), "snhr", issued(SNHR), form).statusCode(201));

        assertThat(theirs.get("id")).isNotEqualTo(ours);
    }

    @Test
    void anEditedSubmissionTakesThePlaceOfWhatItWasIfThatIsHere() {
        var first = Submitted.form();
        var before = json(passedOn(first).statusCode(201)).get("id").textValue();
        var edited = Submitted.form()
                .put("meta/deprecatedID", "uuid:" + first.get("_uuid").textValue());
        var strayed = Submitted.form().put("meta/deprecatedID", "uuid:never-passed-on");

        assertThat(report(passedOn(edited).statusCode(201)).get("supersedes").textValue())
                .isEqualTo(before);
        assertThat(report(passedOn(strayed).statusCode(201)).has("supersedes")).isFalse();
    }

    @Test
    void anEditedSubmissionThatCameFirstIsTakenAgainOnceWhatItWasIsHere() {
        var first = Submitted.form();
        var edited = Submitted.form()
                .put("meta/deprecatedID", "uuid:" + first.get("_uuid").textValue());
        var taken = json(passedOn(edited).statusCode(201));
        passedOn(first).statusCode(201);

        assertThat(json(passedOn(edited).statusCode(200))).isEqualTo(taken);
        passedOn(edited.deepCopy().put("narrative/text", "Other words.")).statusCode(409);
    }

    @Test
    void anEditedSubmissionIsTakenAgain() {
        var first = Submitted.form();
        passedOn(first).statusCode(201);
        var edited = Submitted.form()
                .put("meta/deprecatedID", "uuid:" + first.get("_uuid").textValue());
        var taken = json(passedOn(edited).statusCode(201));

        assertThat(json(passedOn(edited).statusCode(200))).isEqualTo(taken);
    }

    @Test
    void onlyAKeyOfThePassingAgencyOpensIt() {
        var form = Submitted.form();

        passedOn(ceasefire.id(), "snhr", key, form).statusCode(401);
        passedOn(ceasefire.id(), "rcc", key + "x", form).statusCode(401);
        post(RCC, "/v1/kobo/" + ceasefire.id(), form).statusCode(403);
        passedOn("no-such-agreement", "rcc", key, form).statusCode(404);
        passedOn(ceasefire.id(), "somebody-else", issued(Person.STRANGE_AGENCY), form)
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind | \"NOTHING\" | #/kind",
                "kind | null | #/kind",
                "claim | [\"ALLEGATION\"] | #/claim",
                "occurred/from | \"yesterday\" | #/occurred~1from",
                "occurred/from | \"2016-03-25T00:30:00.000+02:00\" | #/occurred~1from",
                "place/point | \"36.2\" | #/place~1point",
                "place/point | \"north east\" | #/place~1point",
                "casualties/killed/best | \"many\" | #/casualties~1killed~1best",
                "casualties/killed/low | 3 | #/casualties~1killed~1best",
                "commitments | \"no-attacks no-such\" | #/commitments",
                "narrative/text | \"nul \\u0000\" | #/narrative~1text",
                "narrative/text | \"half \\ud800\" | #/narrative~1text",
                "narrative/lang | \"\" | #/narrative~1lang",
                "alleged | {} | #/alleged",
                "alleged | [1, [], {\"alleged/actor\": \"jaysh-al-islm\"}] | #/alleged/2/alleged~1actor",
                "alleged | [{\"alleged/surplus\": 1}] | #/alleged/0/alleged~1surplus",
                "surplus | 1 | #/surplus",
                "meta/instanceID | 7 | #/meta~1instanceID"
            })
    void whatIsWrongIsNamedByItsQuestion(String question, String answer, String pointer) throws Exception {
        var form = Submitted.form();
        form.set(question, Json.MAPPER.readTree("\"BROKEN\""));

        var refused = given().auth()
                .preemptive()
                .basic("rcc", key)
                .contentType("application/json")
                .body(form.toString().replace("\"BROKEN\"", answer).getBytes(StandardCharsets.UTF_8))
                .post("/v1/kobo/" + ceasefire.id())
                .then()
                .statusCode(422)
                .contentType("application/problem+json");

        assertThat(json(refused).get("errors").findValuesAsText("pointer")).contains(pointer);
    }

    @Test
    void whatIsNoSubmissionIsRefused() {
        var form = Submitted.form();
        form.remove("meta/instanceID");
        form.remove("_uuid");

        assertThat(json(passedOn(form).statusCode(422)).at("/errors/0/pointer").textValue())
                .isEqualTo("#/_uuid");
        for (var body : new String[] {"", "[]", "{", "{} {}"}) {
            given().auth()
                    .preemptive()
                    .basic("rcc", key)
                    .contentType("application/json")
                    .body(body)
                    .post("/v1/kobo/" + ceasefire.id())
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void everyQuestionOfTheFormThatThisServiceGivesOutIsMapped() throws Exception {
        var form = given().auth()
                .preemptive()
                .basic("rcc", key)
                .get("/openrosa/forms/" + ceasefire.id())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        var mapping = new Mappings(() -> Optional.empty()).named("any");
        assertThat(BlankForm.questions(form)).hasSizeGreaterThan(40).allSatisfy(question -> assertThat(
                        mapping.questions().containsKey(question)
                                || mapping.ignored().stream().anyMatch(question::startsWith)
                                || mapping.repeats().values().stream().anyMatch(repeat -> repeat.containsKey(question)))
                .as(question)
                .isTrue());
    }

    private static ValidatableResponse passedOn(ObjectNode form) {
        return passedOn(ceasefire.id(), "rcc", key, form);
    }

    private static ValidatableResponse passedOn(String to, String agency, String key, ObjectNode form) {
        return given().auth()
                .preemptive()
                .basic(agency, key)
                .contentType("application/json")
                .body(form.toString())
                .post("/v1/kobo/" + to)
                .then();
    }

    private static JsonNode report(ValidatableResponse taken) {
        return get(RCC, "/v1/reports/" + json(taken).get("id").textValue());
    }

    private static String issued(Person agency) {
        var wanted = Json.MAPPER.createObjectNode().put("label", "KoboToolbox");
        return json(post(agency, "/v1/device-keys", wanted).statusCode(201))
                .get("key")
                .textValue();
    }
}
