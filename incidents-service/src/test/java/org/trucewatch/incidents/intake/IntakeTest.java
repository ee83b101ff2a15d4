package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.ledger.Leaf;

import java.util.Base64;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

@IncidentsTest
class IntakeTest extends Calls {

    private static Ceasefire ceasefire;

    @BeforeEach
    void anAgreementIsInForce() {
        ceasefire = ceasefire == null ? Ceasefire.inForce() : ceasefire;
    }

    @Test
    void aReportIsTakenWithAReceiptThatItsAuthorCanCheck() {
        var report = ceasefire.report().body();

        var receipt = json(post(RCC, "/v1/reports", report).statusCode(201));

        assertThat(receipt.get("id")).isEqualTo(report.get("id"));
        assertThat(receipt.get("digest").textValue()).isEqualTo(CanonicalJson.digest(report));
        var salt = Base64.getDecoder().decode(receipt.at("/log/salt").textValue());
        assertThat(receipt.at("/log/leaf").textValue())
                .isEqualTo(Leaf.commitTo("incidents", report, salt).leaf());
    }

    @Test
    void theSameReportAgainGivesTheFirstReceipt() {
        var report = ceasefire.report().body();
        var first = json(post(RCC, "/v1/reports", report).statusCode(201));

        // other order of fields, another way to write a number: the same content all the same
        var again = Json.MAPPER.createObjectNode();
        report.fieldNames().forEachRemaining(name -> again.set(name, report.get(name)));
        again.set("agreementId", again.remove("agreementId"));
        again.withObjectProperty("place").putArray("point").add(37.160).add(36.2);

        assertThat(json(post(RCC, "/v1/reports", again).statusCode(200))).isEqualTo(first);
    }

    @Test
    void anotherReportUnderTheSameIdIsRefused() {
        var report = ceasefire.report();
        post(RCC, "/v1/reports", report.body()).statusCode(201);

        post(RCC, "/v1/reports", report.saying("Something else.").body())
                .statusCode(409)
                .body("type", equalTo("/problems/different-content"));
    }

    @Test
    void anotherAgencyLearnsNothingOfAnIdThatIsTaken() {
        var report = ceasefire.report().body();
        post(RCC, "/v1/reports", report).statusCode(201);

        var problem = json(post(SNHR, "/v1/reports", report).statusCode(409));

        assertThat(problem.has("digest")).isFalse();
    }

    @Test
    void aReportWithoutAnIdIsGivenOne() {
        ObjectNode report = ceasefire.report().body();
        report.remove("id");

        var id =
                json(post(RCC, "/v1/reports", report).statusCode(201)).get("id").textValue();

        assertThat(get(RCC, "/v1/reports/" + id).get("id").textValue()).isEqualTo(id);
    }

    @Test
    void anAgencyThatIsNotAccreditedMayNotReport() {
        var stranger = new Person("stranger", Set.of("agency"), "nobody", null);

        post(stranger, "/v1/reports", ceasefire.report().body())
                .statusCode(403)
                .body("type", equalTo("/problems/not-accredited"));
    }

    @Test
    void oneAgencyDoesNotSeeTheReportsOfAnotherAndAnAuditorSeesAll() {
        var id = sent(RCC, ceasefire.report().body());

        as(SNHR).get("/v1/reports/" + id).then().statusCode(404);
        assertThat(get(AUDITOR, "/v1/reports/" + id).get("agency").textValue()).isEqualTo("rcc");
    }

    @Test
    void oddThingsAreFlaggedAndTaken() {
        var report = ceasefire
                .report()
                .between("2016-02-20T10:00:00+03:00", "2016-02-20T11:00:00+03:00", "HOUR")
                .at(10.0, 50.0, "EXACT")
                .body();

        var id = sent(RCC, report);

        assertThat(get(RCC, "/v1/reports/" + id).get("flags"))
                .extracting(flag -> flag.textValue())
                .containsExactlyInAnyOrder("OFFSET_NOT_LOCAL", "BEFORE_AGREEMENT", "OUTSIDE_AREAS");
    }

    @Test
    void aPatrolThatSawNothingIsTakenAndMakesNoIncident() {
        var patrol = sent(RCC, ceasefire.report().claim("NIL").body());
        incidentOf(RCC, sent(RCC, ceasefire.report().claim("OBSERVATION").body()));

        var seen = get(RCC, "/v1/reports/" + patrol);
        assertThat(seen.get("claim").textValue()).isEqualTo("NIL");
        assertThat(seen.get("incidents")).isEmpty();
    }

    @Test
    void aSourceIsSealedAndComesBackToNobody() {
        var report = ceasefire.report().body();
        report.putObject("source").put("name", "Abu Example").put("contact", "+963 11 000");
        var id = sent(RCC, report);

        var seen = get(RCC, "/v1/reports/" + id);

        assertThat(seen.toString()).doesNotContain("Abu Example");
        assertThat(seen.get("sourceSealed").booleanValue()).isTrue();
        post(RCC, "/v1/reports", report).statusCode(200);
        report.putObject("source").put("name", "Somebody else");
        post(RCC, "/v1/reports", report).statusCode(409);
    }

    @Test
    void reportsAreListedInPagesInTheOrderOfReceipt() {
        var first = sent(SNHR, ceasefire.report().body());
        var received = get(SNHR, "/v1/reports/" + first).get("receivedAt").textValue();
        var second = sent(SNHR, ceasefire.report().body());

        var page = as(SNHR).queryParam("since", received).queryParam("limit", 1).get("/v1/reports");

        assertThat(page.jsonPath().getString("items[0].id")).isIn(first.toString(), second.toString());
        assertThat(page.headers().getValues("Link").get(0))
                .contains("rel=\"next\"")
                .contains("cursor=");
    }

    @Test
    void reportsUnderAnotherAgreementAreLeftOutOfItsList() {
        var here = sent(SNHR, ceasefire.report().body());
        var elsewhere = Ceasefire.inForce();
        var there = sent(SNHR, elsewhere.report().body());

        assertThat(as(SNHR).queryParam("agreement", elsewhere.id())
                        .get("/v1/reports")
                        .jsonPath()
                        .getList("items.id", String.class))
                .contains(there.toString())
                .doesNotContain(here.toString());
    }

    @Test
    void anUnknownReportIsNotFound() {
        as(RCC).get("/v1/reports/" + UUID.randomUUID()).then().statusCode(404);
    }
}
