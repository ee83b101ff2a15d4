package org.trucewatch.incidents.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.ADJUDICATOR_2;
import static org.trucewatch.incidents.Person.GUARANTOR_RU;
import static org.trucewatch.incidents.Person.GUARANTOR_US;
import static org.trucewatch.incidents.Person.OFFICER_GOV;

/** A protected site is its owner's, from the time on from which it is, and only so long. */
@IncidentsTest
class SiteOwnerTest extends Calls {

    private static final String SITE = "/v1/protected-sites/clinic";
    private static final String REVISIONS = SITE + "/revisions";
    private static final String GRANTS = SITE + "/grants";

    private Ceasefire ceasefire;

    @BeforeEach
    void aSiteOfRussia() {
        ceasefire = Ceasefire.inForce();
        post(ADJUDICATOR, "/v1/protected-sites", site("RU").put("agreementId", ceasefire.id()))
                .statusCode(201);
    }

    @Test
    void whoeverWasOnlyGivenSightDoesNotReviseIt() {
        granted(GUARANTOR_RU, "US", "They asked.");

        for (var granted : List.of(GUARANTOR_US, ADJUDICATOR_2)) {
            assertThat(get(granted, of(REVISIONS)).get("items")).hasSize(1);
            for (var owner : List.of("RU", "US")) {
                post(granted, REVISIONS, revision(owner, "2016-03-20T00:00:00Z"))
                        .statusCode(403)
                        .body("type", equalTo("/problems/not-the-owner"));
            }
        }

        post(GUARANTOR_RU, REVISIONS, revision("RU", "2016-03-20T00:00:00Z")).statusCode(201);
        post(ADJUDICATOR, REVISIONS, revision("RU", "2016-03-21T00:00:00Z")).statusCode(201);
        assertThat(get(GUARANTOR_RU, of(REVISIONS)).get("items")).hasSize(3);
    }

    @Test
    void whyAnotherOwnersRevisionsWereMadeIsNotShown() {
        post(GUARANTOR_RU, REVISIONS, revision("RU", "2016-03-20T00:00:00Z")).statusCode(201);
        post(ADJUDICATOR, REVISIONS, revision("US", "2016-04-01T00:00:00Z")).statusCode(201);

        var shown = get(GUARANTOR_US, of(REVISIONS)).get("items");
        assertThat(shown).extracting(one -> one.path("reason").asText("")).containsExactly("", "", "It is US's.");
        assertThat(get(ADJUDICATOR, of(REVISIONS)).get("items").findValuesAsText("reason"))
                .contains("It is RU's.", "It is US's.");
    }

    @Test
    void whatAFormerOwnerGaveIsNotReadByTheNext() {
        var grant = granted(GUARANTOR_RU, "GOV", "They guard it.");
        post(ADJUDICATOR, REVISIONS, revision("US", "2016-04-01T00:00:00Z")).statusCode(201);
        granted(GUARANTOR_US, "HNC", "They asked.");

        assertThat(get(GUARANTOR_US, of(GRANTS)).get("items").findValuesAsText("reason"))
                .containsExactly("They asked.");
        var withdrawals = GRANTS + "/" + grant + "/withdrawals";
        post(GUARANTOR_US, withdrawals, reason("No more.")).statusCode(404);
        assertThat(get(ADJUDICATOR, of(GRANTS)).get("items").findValuesAsText("reason"))
                .containsExactly("They guard it.", "They asked.");
        post(ADJUDICATOR, withdrawals, reason("No more.")).statusCode(201);
    }

    @Test
    void whatAnOwnerGaveLastsWhileTheSiteIsItsAndDoesNotComeBackWithIt() {
        granted(GUARANTOR_RU, "GOV", "They guard it.");
        post(GUARANTOR_RU, REVISIONS, revision("RU", "2016-03-20T00:00:00Z")).statusCode(201);
        assertThat(seenBy(OFFICER_GOV)).contains("clinic");
        assertThat(get(OFFICER_GOV, of(REVISIONS)).at("/items/1/entry").isObject())
                .isTrue();

        post(ADJUDICATOR, REVISIONS, revision("US", "2016-04-01T00:00:00Z")).statusCode(201);
        assertThat(seenBy(OFFICER_GOV)).doesNotContain("clinic");
        post(ADJUDICATOR, REVISIONS, revision("RU", "2016-05-01T00:00:00Z")).statusCode(201);

        assertThat(seenBy(GUARANTOR_RU)).contains("clinic");
        assertThat(seenBy(OFFICER_GOV)).doesNotContain("clinic");
        as(OFFICER_GOV).get(of(REVISIONS)).then().statusCode(404);
        granted(GUARANTOR_RU, "GOV", "They guard it again.");
        assertThat(seenBy(OFFICER_GOV)).contains("clinic");
    }

    private List<String> seenBy(Person who) {
        return get(who, of("/v1/protected-sites")).get("items").findValuesAsText("id");
    }

    private String granted(Person who, String party, String why) {
        var grant = reason(why).put("agreementId", ceasefire.id()).put("party", party);
        return json(post(who, GRANTS, grant).statusCode(201)).get("id").textValue();
    }

    private String of(String path) {
        return path + "?agreement=" + ceasefire.id();
    }

    private JsonNode revision(String owner, String from) {
        return reason("It is " + owner + "'s.")
                .put("agreementId", ceasefire.id())
                .put("from", from)
                .set("entry", site(owner));
    }

    private static ObjectNode site(String owner) {
        ObjectNode site = Example.registers().at("/protectedSites/0").deepCopy();
        return site.put("id", "clinic").put("owner", owner);
    }
}
