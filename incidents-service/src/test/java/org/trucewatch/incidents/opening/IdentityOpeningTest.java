package org.trucewatch.incidents.opening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.KEEPER_RU;
import static org.trucewatch.incidents.Person.KEEPER_UN;
import static org.trucewatch.incidents.Person.KEEPER_US;
import static org.trucewatch.incidents.Person.OFFICER_RU;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

@IncidentsTest
class IdentityOpeningTest extends Calls {

    private static final String NAME = "Kassandra of the bakery";
    private static final Person KEEPER_UN_2 = new Person("keeper-un-2", Set.of("source-keeper"), null, "UN");
    private static final Person KEEPER_FR = new Person("keeper-fr", Set.of("source-keeper"), null, "FR");
    private static final Person KEEPER_OF_NO_SIDE = new Person("keeper-x", Set.of("source-keeper"), "rcc", null);

    private static Ceasefire ceasefire;
    private UUID report;

    @BeforeEach
    void aReportWithASource() {
        ceasefire = ceasefire == null ? Ceasefire.inForce() : ceasefire;
        var body = ceasefire.report().body();
        body.putObject("source").put("name", NAME).put("contact", "+963 11 000");
        report = sent(SNHR, body);
    }

    @AfterEach
    void theClockIsRight() {
        moveClock("PT0S");
    }

    @Test
    void twoKeepersOfDifferentSidesAreToldWhoTheSourceIs() {
        var opening = asked(KEEPER_UN);

        var confirmed = confirm(KEEPER_US, opening).statusCode(201).header("Cache-Control", "no-store");
        assertThat(json(confirmed).at("/source/name").textValue()).isEqualTo(NAME);
        assertThat(json(confirmed).at("/source/contact").textValue()).isEqualTo("+963 11 000");
        for (var keeper : List.of(KEEPER_UN, KEEPER_US)) {
            var told = read(keeper, opening).statusCode(200).header("Cache-Control", "no-store");
            assertThat(json(told).at("/source/name").textValue()).isEqualTo(NAME);
        }
        confirm(KEEPER_US, opening).statusCode(200).body("source.name", equalTo(NAME));
    }

    @Test
    void theAgencyAndAuditorsLearnWhoWasToldWhenAndWhyAndNeverWhoItIs() {
        var opening = asked(KEEPER_UN);
        confirm(KEEPER_US, opening).statusCode(201);
        read(KEEPER_UN, opening).statusCode(200);

        for (var reader : List.of(SNHR, AUDITOR, KEEPER_RU)) {
            var item = get(reader, path()).at("/items/0");
            assertThat(item.at("/asked/by").textValue()).isEqualTo("keeper");
            assertThat(item.at("/asked/reason").textValue()).isEqualTo("A court asks for her.");
            assertThat(item.at("/confirmed/party").textValue()).isEqualTo("US");
            assertThat(item.at("/leaf").textValue()).hasSize(64);
            assertThat(item.get("readings"))
                    .extracting(reading -> reading.get("by").textValue())
                    .containsExactly("keeper-2", "keeper");
            assertThat(item.at("/readings/1/leaf").textValue()).hasSize(64);
            assertThat(item.toString()).doesNotContain(NAME, "+963");
        }
        as(RCC).get(path()).then().statusCode(404);
        as(ADJUDICATOR).get(path()).then().statusCode(403);
        as(OFFICER_RU).get(path()).then().statusCode(403);
    }

    @Test
    void oneKeeperOrOneSideAloneIsToldNothing() {
        var opening = asked(KEEPER_UN);

        refused(confirm(KEEPER_UN, opening), 403, "same-keeper");
        refused(confirm(KEEPER_UN_2, opening), 403, "same-affiliation");
        refused(read(KEEPER_UN, opening), 409, "not-confirmed");
        refused(confirm(KEEPER_OF_NO_SIDE, opening), 403, "no-party");
        confirm(KEEPER_US, UUID.randomUUID().toString()).statusCode(404);
        confirm(AUDITOR, opening).statusCode(403);
        confirm(SNHR, opening).statusCode(403);
        assertThat(get(AUDITOR, path()).at("/items/0/readings")).isEmpty();
    }

    @Test
    void forAKeeperOfAnotherAgreementTheReportDoesNotExist() {
        var opening = asked(KEEPER_UN);

        as(KEEPER_FR).get(path()).then().statusCode(404);
        post(KEEPER_FR, path(), reason("Who was it?")).statusCode(404);
        confirm(KEEPER_FR, opening).statusCode(404);
        read(KEEPER_FR, opening).statusCode(404);
    }

    @Test
    void aThirdKeeperIsNeitherToldNorTakenForTheSecond() {
        var opening = asked(KEEPER_UN);
        confirm(KEEPER_US, opening).statusCode(201);

        refused(read(KEEPER_RU, opening), 403, "not-one-of-the-two");
        refused(confirm(KEEPER_RU, opening), 409, "confirmed");
        read(AUDITOR, opening).statusCode(403);
        read(SNHR, opening).statusCode(403);
    }

    @Test
    void anOpeningThatIsNotConfirmedInTimeIsOver() {
        var opening = asked(KEEPER_UN);
        moveClock("PT24H1M");

        refused(confirm(KEEPER_US, opening), 409, "expired");
        confirm(KEEPER_US, asked(KEEPER_UN)).statusCode(201);
    }

    @Test
    void whatWasOpenedIsClosedAgainAfterADay() {
        var opening = asked(KEEPER_UN);
        moveClock("PT23H");
        confirm(KEEPER_US, opening).statusCode(201);
        moveClock("PT46H59M");
        read(KEEPER_UN, opening).statusCode(200);
        moveClock("PT47H1M");

        refused(read(KEEPER_UN, opening), 409, "expired");
        refused(confirm(KEEPER_US, opening), 409, "expired");
    }

    @Test
    void ofAnErasedReportNobodyIsToldAnything() {
        var opening = asked(KEEPER_UN);
        var opened = asked(KEEPER_UN);
        confirm(KEEPER_US, opened).statusCode(201);
        erased(SNHR, report);

        refused(confirm(KEEPER_US, opening), 409, "erased");
        refused(read(KEEPER_UN, opened), 409, "erased");
        refused(post(KEEPER_UN, path(), reason("Again.")), 409, "erased");
        as(AUDITOR).get(path()).then().statusCode(200).body("items", hasSize(2));
    }

    @Test
    void whereNoSourceIsNamedThereIsNothingToOpen() {
        report = sent(SNHR, ceasefire.report().body());

        refused(post(KEEPER_UN, path(), reason("Who was it?")), 409, "no-source");
        as(SNHR).get(path()).then().statusCode(200).body("items", hasSize(0));
        as(KEEPER_UN)
                .get("/v1/reports/" + UUID.randomUUID() + "/identity-openings")
                .then()
                .statusCode(404);
    }

    @Test
    void askingTwiceUnderOneIdIsAskingOnce() {
        var id = UUID.randomUUID().toString();
        var body = reason("A court asks for her.").put("id", id);

        post(KEEPER_UN, path(), body).statusCode(201);
        post(KEEPER_UN, path(), body).statusCode(200);
        post(KEEPER_US, path(), body).statusCode(409);
        post(KEEPER_UN, path(), reason("Another reason.").put("id", id)).statusCode(409);
        as(AUDITOR).get(path()).then().body("items", hasSize(1));
    }

    @Test
    void withoutAReasonNothingIsOpened() {
        JsonNode none = Json.MAPPER.createObjectNode();

        post(KEEPER_UN, path(), none).statusCode(422).body("errors[0].pointer", equalTo("#/reason"));
        ObjectNode more = reason("x".repeat(501));
        post(KEEPER_UN, path(), more).statusCode(422).body("errors[0].pointer", equalTo("#/reason"));
        post(KEEPER_US, path() + "/" + asked(KEEPER_UN) + "/confirmations", none)
                .statusCode(422);
    }

    private String path() {
        return "/v1/reports/" + report + "/identity-openings";
    }

    private String asked(Person keeper) {
        return json(post(keeper, path(), reason("A court asks for her.")).statusCode(201))
                .get("id")
                .textValue();
    }

    private ValidatableResponse confirm(Person keeper, String opening) {
        return post(keeper, path() + "/" + opening + "/confirmations", reason("I agree."));
    }

    private ValidatableResponse read(Person keeper, String opening) {
        return as(keeper).get(path() + "/" + opening + "/identity").then();
    }

    private static void refused(ValidatableResponse response, int status, String slug) {
        response.statusCode(status).body("type", equalTo("/problems/" + slug));
    }
}
