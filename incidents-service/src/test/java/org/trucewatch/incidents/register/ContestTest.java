package org.trucewatch.incidents.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.incidents.terms.Snapshots;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.CDI;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.GUARANTOR_RU;
import static org.trucewatch.incidents.Person.GUARANTOR_US;
import static org.trucewatch.incidents.Person.OFFICER_GOV;
import static org.trucewatch.incidents.Person.OFFICER_HNC;
import static org.trucewatch.incidents.Person.OFFICER_UN;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.STRANGE_OFFICER;

/** A party contests an entry of a register, which keeps its effect. */
@IncidentsTest
class ContestTest extends Calls {

    private static final String SITE = "/v1/protected-sites/atawari-school/contests";

    private Ceasefire ceasefire;

    @BeforeEach
    void anAgreementOfItsOwn() {
        ceasefire = Ceasefire.inForce();
    }

    @Test
    void anEntryShowsWhoContestsItSinceWhenAndWhy() {
        Map.of("actors", "jaysh-al-islam", "areas", "SY02", "agencies", "snhr").forEach((register, id) -> {
            post(OFFICER_GOV, "/v1/" + register + "/" + id + "/contests", contest("It is not so."))
                    .statusCode(201)
                    .body("party", equalTo("GOV"));
            post(GUARANTOR_RU, "/v1/" + register + "/" + id + "/contests", contest("Nor do we agree."))
                    .statusCode(201);

            var contested = entry(register, id).get("contested");
            assertThat(contested)
                    .extracting(one ->
                            one.get("party").textValue() + " " + one.get("by").textValue() + ": "
                                    + one.get("reason").textValue())
                    .containsExactly("GOV officer-gov: It is not so.", "RU guarantor-ru: Nor do we agree.");
            assertThat(contested)
                    .allSatisfy(one -> assertThat(one.get("at").isTextual()).isTrue());
        });
        assertThat(entry("actors", "ahrar-al-sham").has("contested")).isFalse();
    }

    @Test
    void whatIsContestedKeepsItsEffect() {
        var before = seen(incidentOn("2016-03-07"));
        long revision = revision();

        post(OFFICER_HNC, actor(), contest("It is not ours.")).statusCode(201);

        assertThat(revision()).isEqualTo(revision);
        var after = seen(incidentOn("2016-03-14"));
        for (var field : List.of("actor", "commitments", "coverage")) {
            assertThat(after.get(field)).isEqualTo(before.get(field));
        }
    }

    @Test
    void thePartyTakesItBackAndNobodyElse() {
        var id = made(OFFICER_GOV, actor(), contest("It is not so."));
        var withdrawals = actor() + "/" + id + "/withdrawals";

        post(GUARANTOR_RU, withdrawals, reason("Never mind."))
                .statusCode(403)
                .body("type", equalTo("/problems/not-yours"));
        post(OFFICER_GOV, withdrawals.replace("jaysh-al-islam", "ahrar-al-sham"), reason("Never mind."))
                .statusCode(404);
        post(STRANGE_OFFICER, withdrawals, reason("Never mind.")).statusCode(404);
        post(OFFICER_GOV, withdrawals, contest("Never mind.")).statusCode(422);
        assertThat(entry("actors", "jaysh-al-islam").has("contested")).isTrue();

        post(OFFICER_GOV, withdrawals, reason("We were shown.")).statusCode(201);

        assertThat(entry("actors", "jaysh-al-islam").has("contested")).isFalse();
        post(OFFICER_GOV, withdrawals, reason("Again."))
                .statusCode(200)
                .body("withdrawn.reason", equalTo("We were shown."));
        post(OFFICER_GOV, actor(), contest("Yet it is not so.")).statusCode(201);
        var all = get(AUDITOR, actor() + "?agreement=" + ceasefire.id()).get("items");
        assertThat(all).extracting(one -> one.at("/withdrawn/by").asText()).containsExactly("officer-gov", "");
    }

    @Test
    void aPartyContestsAnEntryOnceAtATime() {
        made(OFFICER_GOV, actor(), contest("It is not so."));

        post(OFFICER_GOV, actor(), contest("Nor is it otherwise."))
                .statusCode(409)
                .body("type", equalTo("/problems/contested-already"));
        var statuses = Stream.of("one", "two")
                .map(text -> CompletableFuture.supplyAsync(() ->
                        post(GUARANTOR_US, actor(), contest(text)).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void theSameAgainIsTheFirstAndOtherContentAConflict() {
        var contest = contest("It is not so.").put("id", UUID.randomUUID().toString());
        made(OFFICER_GOV, actor(), contest);

        post(OFFICER_GOV, actor(), contest).statusCode(200);
        post(OFFICER_GOV, actor(), contest.deepCopy().put("reason", "It is otherwise."))
                .statusCode(409)
                .body("type", equalTo("/problems/different-content"));
        post(OFFICER_GOV, actor().replace("jaysh-al-islam", "ahrar-al-sham"), contest)
                .statusCode(409);
        post(OFFICER_HNC, actor(), contest).statusCode(409);
    }

    @Test
    void onlyAnOfficerOfAPartyContestsWhatThereIs() {
        post(RCC, actor(), contest("No.")).statusCode(403);
        post(ADJUDICATOR, actor(), contest("No.")).statusCode(403);
        post(STRANGE_OFFICER, actor(), contest("No."))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/agreementId"));
        post(OFFICER_GOV, "/v1/actors/nobody/contests", contest("No.")).statusCode(404);
        post(OFFICER_GOV, "/v1/agreements/" + ceasefire.id() + "/contests", contest("No."))
                .statusCode(404);
        as(AUDITOR)
                .get("/v1/actors/nobody/contests?agreement=" + ceasefire.id())
                .then()
                .statusCode(404);
    }

    @Test
    void aSiteIsContestedOnlyByWhoeverSeesIt() {
        post(OFFICER_HNC, SITE, contest("It is no school.")).statusCode(404);
        post(OFFICER_GOV, SITE, contest("It is ours.")).statusCode(201);
        post(OFFICER_UN, SITE, contest("It is closed.")).statusCode(201);

        assertThat(site(OFFICER_UN).get("contested")).hasSize(2);
        assertThat(site(OFFICER_GOV).get("contested")).hasSize(2);
        assertThat(get(OFFICER_GOV, SITE + "?agreement=" + ceasefire.id()).get("items"))
                .hasSize(2);
        as(OFFICER_HNC).get(SITE + "?agreement=" + ceasefire.id()).then().statusCode(404);
        as(RCC).get(SITE + "?agreement=" + ceasefire.id()).then().statusCode(404);
    }

    private JsonNode site(Person who) {
        return get(who, "/v1/protected-sites?agreement=" + ceasefire.id()).at("/items/0");
    }

    private String incidentOn(String day) {
        return incidentOf(
                RCC,
                ceasefire
                        .report()
                        .between(day + "T09:00:00+02:00", day + "T10:00:00+02:00", "HOUR")
                        .body());
    }

    private static JsonNode seen(String incident) {
        return get(ADJUDICATOR, "/v1/incidents/" + incident);
    }

    private long revision() {
        return CDI.current()
                .select(Snapshots.class)
                .get()
                .fresh(ceasefire.id())
                .orElseThrow()
                .revision();
    }

    private JsonNode entry(String register, String id) {
        for (var entry : get(AUDITOR, "/v1/" + register + "?limit=500&agreement=" + ceasefire.id())
                .get("items")) {
            if (entry.path("id").asText(entry.path("code").asText()).equals(id)) {
                return entry;
            }
        }
        throw new AssertionError("no entry " + id);
    }

    private static String made(Person who, String path, ObjectNode contest) {
        return json(post(who, path, contest).statusCode(201)).get("id").textValue();
    }

    private static String actor() {
        return "/v1/actors/jaysh-al-islam/contests";
    }

    private ObjectNode contest(String reason) {
        return reason(reason).put("agreementId", ceasefire.id());
    }
}
