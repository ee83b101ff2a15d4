package org.trucewatch.incidents.openrosa;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

/** What phones send, once, again, in pieces and at once. */
@IncidentsTest
class SubmissionTest extends Phones {

    private static final Attached ONE = new Attached("one.jpg", "image/jpeg", new byte[] {1, 2, 3});
    private static final Attached TWO = new Attached("two.jpg", "image/jpeg", new byte[] {4, 5, 6});

    private Answers answers;

    @BeforeEach
    void filledIn() {
        answers = Answers.to(form());
    }

    @Test
    void thePhoneIsToldWhereToSubmitAndHowMuch() {
        given().head(at(key(), "submission"))
                .then()
                .statusCode(204)
                .header("X-OpenRosa-Version", equalTo("1.0"))
                .header("Location", endsWith(at(key(), "submission")))
                .header("X-OpenRosa-Accept-Content-Length", equalTo(String.valueOf(4 * 1024 * 1024)));
    }

    @Test
    void theReceiptLeadsToTheReportAndIsThatOfTheLog() {
        var answer = submitted(key(), answers.xml()).statusCode(201).header("X-OpenRosa-Version", equalTo("1.0"));

        var receipt = (org.w3c.dom.Element)
                xml(answer).getElementsByTagName("receipt").item(0);
        var report = get(RCC, "/v1/reports/" + receipt.getAttribute("id"));
        assertThat(report.at("/leaf").textValue())
                .isEqualTo(receipt.getAttribute("leaf"))
                .hasSize(64);
        assertThat(report.get("digest").textValue()).isEqualTo(receipt.getAttribute("digest"));
        assertThat(receipt.getAttribute("salt")).isNotEmpty();
        assertThat(report.get("deviceKey").textValue()).isNotEmpty();
        as(SNHR).get("/v1/reports/" + receipt.getAttribute("id")).then().statusCode(404);
    }

    @Test
    void filesComeInSeveralBodiesAndAreAwaitedUntilTheyAreThere() {
        answers.picture("one.jpg").picture("two.jpg");

        var first = submitted(key(), answers.xml()).statusCode(201);
        var report = report(first);
        assertThat(message(first)).contains("Awaited: one.jpg, two.jpg");
        assertThat(awaited(report)).containsExactly("one.jpg", "two.jpg");

        assertThat(message(submitted(key(), answers.xml(), TWO).statusCode(201)))
                .contains("Awaited: one.jpg.");
        assertThat(awaited(report)).containsExactly("one.jpg");

        assertThat(message(submitted(key(), answers.xml(), ONE, TWO).statusCode(201)))
                .isEqualTo("Taken.");
        assertThat(awaited(report)).isEmpty();
        var evidence = get(RCC, "/v1/reports/" + report).get("evidence");
        assertThat(evidence).hasSize(2);
        var content = as(RCC).get("/v1/evidence/" + evidence.get(0).textValue() + "/content");
        assertThat(content.then().statusCode(200).extract().asByteArray()).isEqualTo(TWO.content());
    }

    @Test
    void theSameAgainIsTakenAgainAndNothingIsThereTwice() {
        answers.picture("one.jpg");
        var first = report(submitted(key(), answers.xml(), ONE).statusCode(201));

        var again = report(submitted(key(), answers.xml(), ONE).statusCode(201));

        assertThat(again).isEqualTo(first);
        assertThat(get(RCC, "/v1/reports/" + first).get("evidence")).hasSize(1);
    }

    @Test
    void otherAnswersUnderTheSameInstanceAreRefused() {
        answers.and("<source><name>A witness</name></source>").picture("one.jpg");
        var report = report(submitted(key(), answers.xml()).statusCode(201));

        for (var changed : List.of(
                answers.copy().with("Mortar", "Many mortar"),
                answers.copy().with("A witness", "Another witness"),
                answers.copy().with("one.jpg", "two.jpg"))) {
            var refused = submitted(key(), changed.xml()).statusCode(409);
            assertThat(message(refused)).contains("taken by");
        }
        assertThat(awaited(report)).containsExactly("one.jpg");
    }

    @Test
    void anotherFileUnderTheSameNameIsRefused() {
        answers.picture("one.jpg");
        submitted(key(), answers.xml(), ONE).statusCode(201);

        var other = new Attached("one.jpg", "image/jpeg", new byte[] {9});
        assertThat(message(submitted(key(), answers.xml(), other).statusCode(409)))
                .contains("one.jpg");
    }

    @Test
    void theSameFromManyPhonesAtOnceIsThereOnce() throws Exception {
        answers.picture("one.jpg");
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<UUID> send =
                    () -> report(submitted(key(), answers.xml(), ONE).statusCode(201));
            var reports = new ArrayList<UUID>();
            for (var sent : threads.invokeAll(List.of(send, send, send, send))) {
                reports.add(sent.get());
            }
            assertThat(reports).containsOnly(reports.get(0));
            assertThat(get(RCC, "/v1/reports/" + reports.get(0)).get("evidence"))
                    .hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void anotherAgencysInstanceOfTheSameNameIsAnotherReport() {
        var theirs = issued(SNHR).get("key").textValue();

        var one = report(submitted(key(), answers.xml()).statusCode(201));
        var other =
                report(submitted(theirs, answers.with("Mortar", "Other").xml()).statusCode(201));

        assertThat(other).isNotEqualTo(one);
        assertThat(get(SNHR, "/v1/reports/" + other).at("/narrative/0/text").textValue())
                .startsWith("Other");
    }

    @Test
    void anEditedFormCorrectsWhatWasSentBefore() {
        var first = report(submitted(key(), answers.xml()).statusCode(201));

        var second = report(
                submitted(key(), answers.corrected().with("Mortar", "Rocket").xml())
                        .statusCode(201));

        assertThat(get(RCC, "/v1/reports/" + second).get("supersedes").textValue())
                .isEqualTo(first.toString());
        assertThat(get(RCC, "/v1/reports/" + first).get("supersededBy").textValue())
                .isEqualTo(second.toString());
    }

    @Test
    void aFileThatNoAnswerNamesIsLeftOut() {
        var answer = submitted(key(), answers.xml(), ONE).statusCode(201);

        assertThat(message(answer)).contains("Left out, because no answer names it: one.jpg");
        assertThat(get(RCC, "/v1/reports/" + report(answer)).get("evidence")).isEmpty();
    }

    @Test
    void anOlderVersionOfTheFormIsTakenAndOneThatNeverWasIsNot() {
        var entry = Json.MAPPER
                .createObjectNode()
                .put("agreementId", ceasefire().id())
                .put("id", "post-" + UUID.randomUUID())
                .put("affiliation", "UN")
                .put("sponsor", "UN")
                .put("accreditedFrom", "2016-02-27T00:00:00+02:00");
        entry.putArray("name").addObject().put("lang", "en").put("text", "One more agency");
        post(Person.ADJUDICATOR, "/v1/agencies", entry).statusCode(201);
        assertThat(version(form())).isNotEqualTo(version(answers.xml()));

        submitted(key(), answers.xml()).statusCode(201);
        var never = answers.with("version=\"1.", "version=\"2.");
        assertThat(message(submitted(key(), never.xml()).statusCode(404))).contains("version of the form");
    }

    @Test
    void aTimeThatNoClockShowedIsRefusedNamingTheQuestion() {
        // on 25 March 2016 clocks in Damascus went from 00:00 to 01:00
        answers.with("2016-03-05T09:00:00.000+02:00", "2016-03-25T00:30:00.000+02:00");

        assertThat(message(submitted(key(), answers.xml()).statusCode(422)))
                .contains("occurred/from")
                .contains("there was no 00:30 on 2016-03-25 in Asia/Damascus");
    }

    @Test
    void aDayIsAllOfItEvenIfItBeginsLate() {
        answers.with(
                "<precision>HOUR</precision><from>2016-03-05T09:00:00.000+02:00</from>",
                "<precision>DAY</precision><day>2016-03-25</day>");

        var report =
                get(RCC, "/v1/reports/" + report(submitted(key(), answers.xml()).statusCode(201)));
        assertThat(report.at("/occurred/from").textValue()).isEqualTo("2016-03-25T01:00:00+03:00");
        assertThat(report.at("/occurred/to").textValue()).isEqualTo("2016-03-25T23:59:59+03:00");
    }

    @Test
    void anOffsetThatIsNotThatOfTheZoneIsFlagged() {
        answers.with("09:00:00.000+02:00", "10:00:00.000+03:00");

        var report =
                get(RCC, "/v1/reports/" + report(submitted(key(), answers.xml()).statusCode(201)));
        assertThat(report.at("/occurred/from").textValue()).isEqualTo("2016-03-05T10:00:00+03:00");
        assertThat(report.get("flags").toString()).contains("OFFSET_NOT_LOCAL");
    }

    @Test
    void onceItIsErasedNothingOfItsFilesIsKnownAndItDoesNotComeBack() {
        answers.picture("one.jpg");
        var report = report(submitted(key(), answers.xml()).statusCode(201));
        erased(RCC, report);

        assertThat(get(RCC, "/v1/reports/" + report).has("awaited")).isFalse();
        submitted(key(), answers.xml(), ONE).statusCode(409);
        assertThat(get(RCC, "/v1/reports/" + report).toString()).doesNotContain("one.jpg");
    }

    private static List<String> awaited(UUID report) {
        var names = new ArrayList<String>();
        get(RCC, "/v1/reports/" + report).get("awaited").forEach(name -> names.add(name.textValue()));
        return names;
    }

    private static String version(byte[] document) {
        var data =
                (org.w3c.dom.Element) xml(document).getElementsByTagName("data").item(0);
        return data.getAttribute("version");
    }
}
