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

    private void granted(Person who, String party, String why) {
        post(who, GRANTS, reason(why).put("agreementId", ceasefire.id()).put("party", party))
                .statusCode(201);
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
