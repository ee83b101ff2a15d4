package org.trucewatch.incidents.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.incidents.Wire;
import org.trucewatch.kit.events.Json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.GUARANTOR_RU;
import static org.trucewatch.incidents.Person.GUARANTOR_US;
import static org.trucewatch.incidents.Person.OFFICER_GOV;
import static org.trucewatch.incidents.Person.OFFICER_HNC;
import static org.trucewatch.incidents.Person.OFFICER_UN;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;
import static org.trucewatch.incidents.Person.STRANGER;

/** An entry of a register is revised from a time on, without ratification, and what it was stays readable. */
@IncidentsTest
class RevisionTest extends Calls {

    private static final String ACTOR = "jaysh-al-islam";
    private static final String TURN = "2016-03-20T00:00:00+02:00";

    private Ceasefire ceasefire;

    @BeforeEach
    void anAgreementOfItsOwn() {
        ceasefire = Ceasefire.inForce();
    }

    @Test
    void aReportIsCodedAgainstWhatHeldWhenItHappened() {
        revise(
                "actors",
                ACTOR,
                TURN,
                entry("actors", ACTOR).put("type", "EXCLUDED").putNull("party"));

        var before = seen(incidentOn("2016-03-19"));
        assertThat(before.at("/coverage/covered").booleanValue()).isTrue();
        assertThat(before.at("/actor/party").textValue()).isEqualTo("HNC");
        assertThat(before.at("/actor/type").textValue()).isEqualTo("ARMED_GROUP");
        var after = seen(incidentOn("2016-03-21"));
        assertThat(after.at("/coverage/reason").textValue()).isEqualTo("EXCLUDED_ACTOR");
        assertThat(after.at("/actor/party").isTextual()).isFalse();
    }

    @Test
    void whatItWasStaysReadable() {
        var was = entry("actors", ACTOR);
        var changed = was.deepCopy().put("party", "GOV");
        revise("actors", ACTOR, TURN, changed);

        assertThat(entry("actors", ACTOR)).isEqualTo(changed);
        assertThat(entryAt("actors", ACTOR, "2016-03-19T21:59:59Z")).isEqualTo(was);
        assertThat(entryAt("actors", ACTOR, "2016-03-19T22:00:00Z")).isEqualTo(changed);
        var all = revisions("actors", ACTOR);
        assertThat(all).extracting(one -> one.get("number").intValue()).containsExactly(1, 2);
        assertThat(all.get(0).get("entry")).isEqualTo(was);
        assertThat(all.get(0).path("from").isTextual()).isFalse();
        assertThat(all.get(1).get("entry")).isEqualTo(changed);
        assertThat(all.get(1).get("reason").textValue()).isEqualTo("It is so.");
        assertThat(all.get(1).get("by").textValue()).isEqualTo("guarantor-us");
        assertThat(Instant.parse(all.get(1).get("from").textValue())).isEqualTo(Instant.parse("2016-03-19T22:00:00Z"));
        post(ADJUDICATOR, "/v1/actors", was.deepCopy().put("agreementId", ceasefire.id()))
                .statusCode(200);
        assertThat(entry("actors", ACTOR)).isEqualTo(changed);
    }

    @Test
    void eachHoldsUntilTheNextAndOfTwoFromTheSameTimeTheLaterCounts() {
        var entry = entry("actors", ACTOR);
        revise("actors", ACTOR, "2016-03-20T00:00:00Z", entry.deepCopy().put("note", "second"));
        revise("actors", ACTOR, "2016-03-10T00:00:00Z", entry.deepCopy().put("note", "third"));
        revise("actors", ACTOR, "2016-03-20T00:00:00Z", entry.deepCopy().put("note", "fourth"));

        assertThat(entryAt("actors", ACTOR, "2016-03-09T00:00:00Z").path("note"))
                .isEqualTo(entry.path("note"));
        assertThat(entryAt("actors", ACTOR, "2016-03-15T00:00:00Z").path("note").textValue())
                .isEqualTo("third");
        assertThat(entryAt("actors", ACTOR, "2016-03-21T00:00:00Z").path("note").textValue())
                .isEqualTo("fourth");
        assertThat(get(AUDITOR, "/v1/actors?limit=500&agreement=" + ceasefire.id())
                        .get("items")
                        .findValuesAsText("id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatBeginsToHoldLaterIsToldWhenItDoes() throws Exception {
        var begins = Instant.now().plus(500, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        try (var wire = new Wire()) {
            revise("actors", ACTOR, begins.toString(), entry("actors", ACTOR).put("note", "later"));
            await().atMost(SOON).untilAsserted(() -> assertThat(told(wire)).isNotEmpty());
            assertThat(told(wire)).noneMatch(actors -> actors.contains("\"note\":\"later\""));
            assertThat(entry("actors", ACTOR).path("note").asText()).isNotEqualTo("later");

            moveClock("PT" + 501 * 24 + "H");
            try {
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(told(wire)).anyMatch(actors -> actors.contains("\"later\"")));
                assertThat(entry("actors", ACTOR).get("note").textValue()).isEqualTo("later");
            } finally {
                moveClock("PT0S");
            }
        }
    }

    @Test
    void anAcceptanceIsKeptWhateverIsRevised() {
        var deposit = Json.MAPPER
                .createObjectNode()
                .put("agreementId", ceasefire.id())
                .put("from", "2016-03-10T00:00:00+02:00")
                .put("depositedWith", "US");
        post(GUARANTOR_US, "/v1/actors/turkish-army/adherences", deposit).statusCode(201);

        revise("actors", "turkish-army", TURN, entry("actors", "turkish-army").put("note", "Revised."));

        assertThat(entry("actors", "turkish-army").at("/adherence/from").textValue())
                .isEqualTo("2016-03-10T00:00:00+02:00");
        post(GUARANTOR_US, "/v1/actors/turkish-army/adherences", deposit.put("from", "2016-03-08T00:00:00+02:00"))
                .statusCode(201);
        assertThat(revisions("actors", "turkish-army"))
                .extracting(one -> one.at("/entry/adherence/from").textValue())
                .containsOnly("2016-03-08T00:00:00+02:00");
    }

    @Test
    void anAreaHoldsWhileItsAsserterSaysSo() {
        var area = entry("areas", "SY03").put("assertedBy", "GOV").put("until", "2016-03-10T00:00:00+02:00");
        revise("areas", "SY03", "2016-02-27T00:00:00+02:00", area);

        assertThat(entry("areas", "SY03").get("assertedBy").textValue()).isEqualTo("GOV");
        assertThat(seen(incidentIn("SY03", "2016-03-09"))
                        .at("/coverage/covered")
                        .booleanValue())
                .isTrue();
        assertThat(seen(incidentIn("SY03", "2016-03-11")).at("/coverage/reason").textValue())
                .isEqualTo("OUTSIDE_AREAS");
    }

    @Test
    void anAgencyReportsUntilItsAccreditationEnds() {
        var agency = entry("agencies", "snhr");
        revise("agencies", "snhr", TURN, agency.deepCopy().put("accreditedUntil", "2016-04-01T00:00:00+02:00"));
        post(SNHR, "/v1/reports", ceasefire.report().body())
                .statusCode(403)
                .body("type", equalTo("/problems/not-accredited"));

        revise("agencies", "snhr", TURN, agency);
        post(SNHR, "/v1/reports", ceasefire.report().body()).statusCode(201);
    }

    @Test
    void actorsMayActJointly() {
        var actor = entry("actors", ACTOR);
        actor.putArray("relations").addObject().put("kind", "JOINT_OPERATION").put("actor", "ahrar-al-sham");

        revise("actors", ACTOR, TURN, actor);

        assertThat(entry("actors", ACTOR).at("/relations/0/kind").textValue()).isEqualTo("JOINT_OPERATION");
    }

    @Test
    void theSameAgainIsTheFirstAndOtherContentAConflict() {
        var revision = revision(TURN, entry("actors", ACTOR).put("note", "Revised."))
                .put("id", UUID.randomUUID().toString());
        post(GUARANTOR_US, path("actors", ACTOR), revision).statusCode(201).body("number", equalTo(2));

        post(GUARANTOR_US, path("actors", ACTOR), revision).statusCode(200).body("number", equalTo(2));
        post(GUARANTOR_US, path("actors", ACTOR), revision.deepCopy().put("reason", "Another."))
                .statusCode(409)
                .body("type", equalTo("/problems/different-content"));
        var other = entry("actors", "ahrar-al-sham");
        post(
                        GUARANTOR_US,
                        path("actors", "ahrar-al-sham"),
                        revision.<ObjectNode>deepCopy().set("entry", other))
                .statusCode(409);
        post(ADJUDICATOR, "/v1/actors", entry("actors", ACTOR).put("agreementId", ceasefire.id()))
                .statusCode(409);
        assertThat(revisions("actors", ACTOR)).hasSize(2);
    }

    @Test
    void whatIsRevisedIsOfTheEntryAndOfTheAgreement() {
        var entry = entry("actors", ACTOR);
        post(
                        GUARANTOR_US,
                        path("actors", "nobody"),
                        revision(TURN, entry.deepCopy().put("id", "nobody")))
                .statusCode(404);
        post(GUARANTOR_US, path("actors", "ahrar-al-sham"), revision(TURN, entry))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/entry/id"));
        post(
                        GUARANTOR_US,
                        path("actors", ACTOR),
                        revision(TURN, entry.deepCopy().put("type", "ARMY")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/entry/type"));
        post(GUARANTOR_US, path("areas", "SY02"), revision(TURN, entry("areas", "SY03")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/entry/code"));
        post(STRANGER, path("actors", ACTOR), revision(TURN, entry))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/agreementId"));
        post(OFFICER_GOV, path("actors", ACTOR), revision(TURN, entry)).statusCode(403);
        as(AUDITOR)
                .get("/v1/actors/nobody/revisions?agreement=" + ceasefire.id())
                .then()
                .statusCode(404);
        as(STRANGER)
                .get(path("actors", ACTOR) + "?agreement=" + ceasefire.id())
                .then()
                .statusCode(404);
        as(AUDITOR).get("/v1/nothing/" + ACTOR + "/revisions").then().statusCode(404);
        assertThat(revisions("actors", ACTOR)).hasSize(1);
    }

    @Test
    void twoWhoReviseAtOnceBothDo() {
        var entry = entry("actors", ACTOR);
        var numbers = Stream.of(GUARANTOR_US, GUARANTOR_RU)
                .map(who -> CompletableFuture.supplyAsync(() -> json(post(
                                        who,
                                        path("actors", ACTOR),
                                        revision(TURN, entry.deepCopy().put("note", who.name())))
                                .statusCode(201))
                        .get("number")
                        .intValue()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(numbers).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void aSiteIsRevisedAndItsPastReadOnlyByThoseWhoSeeIt() {
        var site = site(OFFICER_UN, "");
        var owner = site.get("owner").textValue();
        assertThat(owner).isEqualTo("GOV");
        var id = site.get("id").textValue();
        var moved = revision(TURN, site.deepCopy().put("note", "Moved."));
        post(GUARANTOR_US, path("protected-sites", id), moved).statusCode(404);
        post(ADJUDICATOR, path("protected-sites", id), moved).statusCode(201);

        assertThat(site(OFFICER_GOV, "").get("note").textValue()).isEqualTo("Moved.");
        assertThat(site(OFFICER_GOV, "&at=2016-03-01T00:00:00Z").path("note")).isEqualTo(site.path("note"));
        var past = path("protected-sites", id) + "?agreement=" + ceasefire.id();
        assertThat(get(OFFICER_GOV, past).get("items")).hasSize(2);
        for (var other : List.of(OFFICER_HNC, RCC, GUARANTOR_RU)) {
            as(other).get(past).then().statusCode(404);
        }

        post(
                        ADJUDICATOR,
                        path("protected-sites", id),
                        revision("2016-03-25T00:00:00Z", site.deepCopy().put("owner", "HNC")))
                .statusCode(201);
        as(OFFICER_GOV).get(past).then().statusCode(404);
        var shown = get(OFFICER_HNC, past).get("items");
        assertThat(shown).extracting(one -> one.path("entry").isObject()).containsExactly(false, false, true);
        var list = "/v1/protected-sites?limit=500&agreement=" + ceasefire.id();
        assertThat(get(OFFICER_HNC, list).toString()).contains(id);
        assertThat(get(OFFICER_HNC, list + "&at=2016-03-01T00:00:00Z").toString())
                .doesNotContain(id);
        assertThat(get(OFFICER_GOV, list + "&at=2016-03-01T00:00:00Z").toString())
                .doesNotContain(id);
    }

    private ObjectNode site(Person who, String at) {
        return (ObjectNode)
                get(who, "/v1/protected-sites?agreement=" + ceasefire.id() + at).at("/items/0");
    }

    private List<String> told(Wire wire) {
        return wire.heard("incidents.registers-changed.v1", ceasefire.id()).stream()
                .map(event -> event.data().get("actors").toString())
                .toList();
    }

    private String incidentOn(String day) {
        return incidentOf(
                RCC,
                ceasefire
                        .report()
                        .between(day + "T09:00:00+02:00", day + "T10:00:00+02:00", "HOUR")
                        .body());
    }

    private String incidentIn(String area, String day) {
        var report = ceasefire
                .report()
                .between(day + "T09:00:00+02:00", day + "T10:00:00+02:00", "HOUR")
                .in(area)
                .body();
        report.withObjectProperty("place").without("point");
        return incidentOf(RCC, report);
    }

    private static JsonNode seen(String incident) {
        return get(ADJUDICATOR, "/v1/incidents/" + incident);
    }

    private ObjectNode entry(String register, String id) {
        return entryAt(register, id, null);
    }

    private ObjectNode entryAt(String register, String id, String time) {
        var at = time == null ? "" : "&at=" + time;
        for (var entry : get(AUDITOR, "/v1/" + register + "?limit=500&agreement=" + ceasefire.id() + at)
                .get("items")) {
            if (entry.path("id").asText(entry.path("code").asText()).equals(id)) {
                return (ObjectNode) entry;
            }
        }
        throw new AssertionError("no entry " + id);
    }

    private JsonNode revisions(String register, String id) {
        return get(AUDITOR, path(register, id) + "?agreement=" + ceasefire.id()).get("items");
    }

    private void revise(String register, String id, String from, ObjectNode entry) {
        post(GUARANTOR_US, path(register, id), revision(from, entry)).statusCode(201);
    }

    private ObjectNode revision(String from, ObjectNode entry) {
        return Json.MAPPER
                .createObjectNode()
                .put("agreementId", ceasefire.id())
                .put("from", from)
                .put("reason", "It is so.")
                .set("entry", entry);
    }

    private static String path(String register, String id) {
        return "/v1/" + register + "/" + id + "/revisions";
    }
}
