package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR_OF_NO_PARTY;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.GUARANTOR_US;
import static org.trucewatch.incidents.Person.OFFICER_HNC;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.STRANGER;
import static org.trucewatch.incidents.Person.STRANGE_ADJUDICATOR;
import static org.trucewatch.incidents.Person.STRANGE_AGENCY;
import static org.trucewatch.incidents.Person.STRANGE_OFFICER;

/** Of an agreement that is not theirs callers see nothing, and can change nothing, by whatever call. */
@IncidentsTest
class MembershipTest extends Calls {

    /** A guarantor's officer by role, of a party that guarantees nothing here. */
    private static final Person NO_GUARANTOR = new Person("guarantor-hnc", Set.of("guarantor-officer"), null, "HNC");

    private static Ceasefire ceasefire;
    private static String incident;

    @BeforeEach
    void anAgreementIsInForceAndSomethingHasHappened() {
        if (ceasefire == null) {
            ceasefire = Ceasefire.inForce();
            incident = incidentOf(RCC, ceasefire.report().consent("PUBLIC").body());
        }
    }

    @Test
    void strangersSeeNothing() {
        for (var path : List.of(
                "/v1/agreements/{id}",
                "/v1/agreements/{id}/versions/1",
                "/v1/actors?agreement={id}",
                "/v1/actors/jaysh-al-islam/adherences?agreement={id}",
                "/v1/actors/jaysh-al-islam/revisions?agreement={id}",
                "/v1/actors/jaysh-al-islam/contests?agreement={id}",
                "/v1/areas?agreement={id}",
                "/v1/agencies?agreement={id}",
                "/v1/protected-sites?agreement={id}",
                "/v1/statements?agreement={id}",
                "/v1/tallies?agreement={id}",
                "/v1/incidents?agreement={id}",
                "/v1/incidents/" + incident)) {
            var there = path.replace("{id}", ceasefire.id());
            assertThat(as(STRANGE_OFFICER).get(there).statusCode()).as(there).isEqualTo(404);
            assertThat(as(OFFICER_HNC).get(there).statusCode()).as(there).isEqualTo(200);
            assertThat(as(AUDITOR).get(there).statusCode()).as(there).isEqualTo(200);
        }
        assertThat(as(STRANGE_AGENCY).get("/v1/incidents/" + incident).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theAgreementOfOthersIsToldFromNoneByNoAnswer() {
        var others = json(as(STRANGE_OFFICER)
                .get("/v1/incidents?agreement=" + ceasefire.id())
                .then()
                .statusCode(404));
        var none = json(
                as(STRANGE_OFFICER).get("/v1/incidents?agreement=none").then().statusCode(404));

        assertThat(others.get("detail")).isEqualTo(none.get("detail"));
    }

    @Test
    void strangersEnterNothingIntoARegister() {
        for (var stranger : List.of(STRANGER, STRANGE_ADJUDICATOR, ADJUDICATOR_OF_NO_PARTY)) {
            entries().forEach((path, entry) -> post(stranger, path, entry)
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("#/agreementId"))
                    .body("errors[0].detail", equalTo("names no agreement that has been ratified")));
        }
    }

    @Test
    void whoIsAMemberAndNoGuarantorMayNotChangeARegister() {
        entries().forEach((path, entry) -> post(NO_GUARANTOR, path, entry).statusCode(403));
        entries().forEach((path, entry) -> post(GUARANTOR_US, path, entry).statusCode(201));
    }

    @Test
    void strangersDecideNothing() {
        var admission = Json.MAPPER.createObjectNode().put("admitted", false).put("reason", "because");
        var link = Json.MAPPER.createObjectNode().put("incidentId", incident).put("reason", "because");
        for (var stranger : List.of(STRANGE_ADJUDICATOR, ADJUDICATOR_OF_NO_PARTY)) {
            post(stranger, "/v1/incidents/" + incident + "/admissions", admission)
                    .statusCode(404);
            post(stranger, "/v1/incidents/" + incident + "/joins", link).statusCode(404);
            post(stranger, "/v1/incidents/" + incident + "/parts", link).statusCode(404);
        }
    }

    @Test
    void strangersDeclareAndCountNothing() {
        var statement = Json.MAPPER
                .createObjectNode()
                .put("agreementId", ceasefire.id())
                .put("kind", "WITHDRAWAL");
        statement.putArray("text").addObject().put("lang", "en").put("text", "Words.");
        post(STRANGE_OFFICER, "/v1/statements", statement)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/agreementId"));

        var tally = Json.MAPPER
                .createObjectNode()
                .put("agreementId", ceasefire.id())
                .put("reporter", "Somebody");
        tally.putObject("period").put("from", "2016-02-27T00:00:00+02:00").put("to", "2016-02-27T23:59:59+02:00");
        tally.putObject("count").put("total", 14);
        post(STRANGE_AGENCY, "/v1/tallies", tally).statusCode(422).body("errors[0].pointer", equalTo("#/agreementId"));
        post(STRANGE_AGENCY, "/v1/reports", ceasefire.report().body()).statusCode(403);
    }

    @Test
    void anAdjudicatorOfAPartyActsOnlyForIt() {
        var both = new Person("adjudicator-and-agency", Set.of("adjudicator", "agency"), "rcc", "FR");
        var admission = Json.MAPPER.createObjectNode().put("admitted", false).put("reason", "because");

        post(both, "/v1/incidents/" + incident + "/admissions", admission)
                .statusCode(403)
                .body("type", equalTo("/problems/no-party"));
    }

    @Test
    void withoutAnAgreementAListIsOfTheOnlyOneOfTheCaller() {
        var own = Ceasefire.amongOthers("XA", "XB");
        var officer = new Person("officer-xa", Set.of("party-officer"), null, "XA");

        assertThat(get(officer, "/v1/statements").get("items")).isEmpty();
        assertThat(as(officer).get("/v1/agreements/" + own).statusCode()).isEqualTo(200);
        as(STRANGE_OFFICER).get("/v1/statements").then().statusCode(404);
        as(AUDITOR).get("/v1/statements").then().statusCode(422).body("errors[0].pointer", equalTo("?agreement"));
    }

    @Test
    void everyCallIsTried() throws IOException {
        var tried = Set.of(
                "GET /v1/agreements/{id}",
                "GET /v1/agreements/{id}/versions/{number}",
                "POST /v1/agreements/{id}/versions", // in RatificationTest
                "POST /v1/agreements/{id}/versions/{number}/positions", // in RatificationTest
                "GET /v1/actors",
                "POST /v1/actors",
                "GET /v1/actors/{id}/adherences",
                "POST /v1/actors/{id}/adherences",
                "GET /v1/areas",
                "POST /v1/areas",
                "GET /v1/agencies",
                "POST /v1/agencies",
                "GET /v1/protected-sites",
                "POST /v1/protected-sites",
                "GET /v1/{register}/{id}/revisions",
                "POST /v1/{register}/{id}/revisions", // in RevisionTest
                "GET /v1/{register}/{id}/contests",
                "POST /v1/{register}/{id}/contests", // in ContestTest
                "POST /v1/{register}/{id}/contests/{contest}/withdrawals", // in ContestTest
                "GET /v1/protected-sites/{id}/grants", // this and what follows in SiteGrantTest
                "POST /v1/protected-sites/{id}/grants",
                "POST /v1/protected-sites/{id}/grants/{grant}/withdrawals",
                "GET /v1/statements",
                "POST /v1/statements",
                "GET /v1/tallies",
                "POST /v1/tallies",
                "GET /v1/incidents",
                "GET /v1/incidents/{id}",
                "POST /v1/incidents/{id}/admissions",
                "POST /v1/incidents/{id}/joins",
                "POST /v1/incidents/{id}/parts",
                "GET /v1/suggested-joins", // and what follows in SuggestedJoinsTest
                "POST /v1/suggested-joins/{id}/dismissals",
                "POST /v1/reports",
                "POST /v1/reports/{id}/evidence", // this and what follows in EvidenceOfOthersTest
                "GET /v1/evidence/{id}",
                "GET /v1/evidence/{id}/content",
                "GET /v1/reports/{id}/erasures",
                "POST /v1/reports/{id}/erasures",
                "POST /v1/reports/{id}/erasures/{erasure}/confirmations",
                "GET /v1/reports/{id}/identity-openings", // this and what follows in IdentityOpeningTest
                "POST /v1/reports/{id}/identity-openings",
                "POST /v1/reports/{id}/identity-openings/{opening}/confirmations",
                "GET /v1/reports/{id}/identity-openings/{opening}/identity",
                "GET /openrosa/formList", // this and what follows in DeviceKeyTest
                "GET /openrosa/forms/{id}",
                "POST /openrosa/submission",
                "GET /openrosa/key/{deviceKey}/formList",
                "GET /openrosa/key/{deviceKey}/forms/{id}",
                "POST /openrosa/key/{deviceKey}/submission",
                "POST /v1/kobo/{form}"); // in KoboTest
        var listed = new TreeSet<String>();
        new YAMLMapper()
                .readTree(
                        Example.file("incidents-service/contracts/access.yaml").toFile())
                .get("calls")
                .fieldNames()
                .forEachRemaining(listed::add);
        // a new agreement has no members yet; a batch is taken as its lines are; own reports and the keys of own phones
        // are the agency's alone, where to submit is the same for all, and who watches over the installation belongs to
        // no agreement
        listed.removeAll(Set.of(
                "POST /v1/agreements",
                "POST /v1/reports/batch",
                "GET /v1/reports",
                "GET /v1/reports/{id}",
                "GET /v1/device-keys",
                "POST /v1/device-keys",
                "POST /v1/device-keys/{id}/revocations",
                "HEAD /openrosa/submission",
                "HEAD /openrosa/key/{deviceKey}/submission",
                "GET /ops/incidents/fixity"));

        assertThat(tried).isEqualTo(listed);
    }

    private static Map<String, ObjectNode> entries() {
        var registers = Example.registers();
        ObjectNode adherence = Json.MAPPER.createObjectNode();
        adherence.put("from", "2016-03-01T00:00:00+02:00").put("depositedWith", "US");
        return Map.of(
                "/v1/actors", entry(registers.at("/actors/0").deepCopy()),
                "/v1/areas", entry(registers.at("/areas/5").deepCopy()),
                "/v1/agencies", entry(registers.at("/agencies/0").deepCopy()),
                "/v1/protected-sites", entry(registers.at("/protectedSites/0").deepCopy()),
                "/v1/actors/jaysh-al-islam/adherences", entry(adherence));
    }

    /** Under an id of its own, so that it is new. */
    private static ObjectNode entry(ObjectNode entry) {
        if (entry.has("id")) {
            entry.put("id", "entered-by-a-guarantor");
        }
        return entry.put("agreementId", ceasefire.id());
    }
}
