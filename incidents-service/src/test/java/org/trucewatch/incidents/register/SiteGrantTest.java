package org.trucewatch.incidents.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Database;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.ADJUDICATOR_2;
import static org.trucewatch.incidents.Person.AUDITOR;
import static org.trucewatch.incidents.Person.GUARANTOR_RU;
import static org.trucewatch.incidents.Person.GUARANTOR_US;
import static org.trucewatch.incidents.Person.OFFICER_GOV;
import static org.trucewatch.incidents.Person.OFFICER_HNC;
import static org.trucewatch.incidents.Person.OFFICER_RU;
import static org.trucewatch.incidents.Person.OFFICER_UN;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.STRANGE_OFFICER;

/** The owner of a protected site, or the neutral body, gives a party sight of it, and takes it back. */
@IncidentsTest
class SiteGrantTest extends Calls {

    private static final String GRANTS = "/v1/protected-sites/clinic/grants";

    private Ceasefire ceasefire;

    /** Two of the opposition, both with their coordinates. */
    @BeforeEach
    void sitesOfOneOwner() {
        ceasefire = Ceasefire.inForce();
        for (var id : List.of("clinic", "shelter")) {
            post(ADJUDICATOR, "/v1/protected-sites", site(id, "HNC")).statusCode(201);
        }
    }

    @Test
    void whoeverIsGivenSightSeesThatSiteAndNobodyElseDoes() {
        assertThat(seenBy(GUARANTOR_RU)).isEmpty();

        granted(OFFICER_HNC, "RU");

        for (var one : List.of(GUARANTOR_RU, OFFICER_RU)) {
            assertThat(seenBy(one)).containsExactly("clinic");
            assertThat(list(one, "").at("/items/0/point/0").doubleValue()).isEqualTo(37.61);
        }
        for (var other : List.of(GUARANTOR_US, ADJUDICATOR_2, OFFICER_GOV, AUDITOR)) {
            assertThat(seenBy(other)).as(other.name()).doesNotContain("clinic", "shelter");
        }
        as(RCC).get("/v1/protected-sites?agreement=" + ceasefire.id()).then().statusCode(403);
        assertThat(seenBy(OFFICER_HNC)).contains("clinic", "shelter");
        assertThat(seenBy(OFFICER_UN)).contains("clinic", "shelter");
    }

    @Test
    void everyShowingIsNoted() throws SQLException {
        granted(OFFICER_HNC, "RU");
        list(OFFICER_RU, "");
        list(OFFICER_GOV, "");

        assertThat(readersOf("clinic")).containsExactly("officer-ru");
        assertThat(readersOf("shelter")).isEmpty();
    }

    @Test
    void sightIsTakenBack() {
        var withdrawals = GRANTS + "/" + granted(OFFICER_HNC, "RU") + "/withdrawals";

        post(GUARANTOR_US, withdrawals, reason("No more.")).statusCode(404);
        post(OFFICER_RU, withdrawals, reason("No more."))
                .statusCode(403)
                .body("type", equalTo("/problems/not-the-owner"));
        post(STRANGE_OFFICER, withdrawals, reason("No more.")).statusCode(404);
        post(OFFICER_HNC, withdrawals.replace("clinic", "shelter"), reason("No more."))
                .statusCode(404);
        assertThat(seenBy(OFFICER_RU)).containsExactly("clinic");

        post(OFFICER_HNC, withdrawals, reason("No more.")).statusCode(201).body("withdrawn.by", equalTo("officer-hnc"));

        assertThat(seenBy(OFFICER_RU)).isEmpty();
        post(OFFICER_UN, withdrawals, reason("Again.")).statusCode(200).body("withdrawn.reason", equalTo("No more."));
        granted(OFFICER_UN, "RU");
        assertThat(seenBy(OFFICER_RU)).containsExactly("clinic");
    }

    @Test
    void theNeutralBodyGivesAndTakesSightAsWell() {
        var grant = granted(ADJUDICATOR, "US");
        assertThat(seenBy(GUARANTOR_US)).containsExactly("clinic");

        post(ADJUDICATOR, GRANTS + "/" + grant + "/withdrawals", reason("Done."))
                .statusCode(201);

        assertThat(seenBy(GUARANTOR_US)).isEmpty();
    }

    @Test
    void onlyTheOwnerAndTheNeutralBodyGiveItAndReadToWhomItWasGiven() {
        post(GUARANTOR_US, GRANTS, grant("US")).statusCode(404);
        post(OFFICER_GOV, GRANTS, grant("RU")).statusCode(404);
        post(RCC, GRANTS, grant("RU")).statusCode(403);
        post(STRANGE_OFFICER, GRANTS, grant("RU")).statusCode(422).body("errors[0].pointer", equalTo("#/agreementId"));
        granted(OFFICER_HNC, "RU");
        post(OFFICER_RU, GRANTS, grant("US")).statusCode(403);

        var all = GRANTS + "?agreement=" + ceasefire.id();
        assertThat(get(OFFICER_HNC, all).at("/items/0/party").textValue()).isEqualTo("RU");
        assertThat(get(ADJUDICATOR, all).get("items")).hasSize(1);
        as(OFFICER_RU).get(all).then().statusCode(403);
        as(GUARANTOR_US).get(all).then().statusCode(404);
        as(AUDITOR).get(all).then().statusCode(404);
        as(STRANGE_OFFICER).get(all).then().statusCode(404);
    }

    @Test
    void itIsGivenToAPartyThatDoesNotSeeItAlready() {
        for (var party : List.of("FR", "HNC", "UN")) {
            post(OFFICER_HNC, GRANTS, grant(party)).statusCode(422).body("errors[0].pointer", equalTo("#/party"));
        }
        post(OFFICER_HNC, GRANTS.replace("clinic", "nothing"), grant("RU")).statusCode(404);
        granted(OFFICER_HNC, "RU");
        post(OFFICER_UN, GRANTS, grant("RU")).statusCode(409).body("type", equalTo("/problems/granted-already"));
    }

    @Test
    void theSameAgainIsTheFirstAndOtherContentAConflict() {
        var grant = grant("RU").put("id", UUID.randomUUID().toString());
        post(OFFICER_HNC, GRANTS, grant).statusCode(201);

        post(OFFICER_HNC, GRANTS, grant).statusCode(200);
        post(OFFICER_HNC, GRANTS, grant.deepCopy().put("party", "US")).statusCode(409);
        post(OFFICER_HNC, GRANTS.replace("clinic", "shelter"), grant).statusCode(409);
        assertThat(seenBy(GUARANTOR_US)).isEmpty();
        assertThat(seenBy(OFFICER_RU)).containsExactly("clinic");
    }

    @Test
    void whatOneOwnerGaveDoesNotShowWhatTheNextOneHas() {
        granted(OFFICER_HNC, "RU");
        var revision = Json.MAPPER
                .createObjectNode()
                .put("agreementId", ceasefire.id())
                .put("from", "2016-04-01T00:00:00Z")
                .put("reason", "It changed hands.");
        revision.set("entry", site("clinic", "GOV").without("agreementId"));
        post(ADJUDICATOR, "/v1/protected-sites/clinic/revisions", revision).statusCode(201);

        assertThat(seenBy(OFFICER_RU)).isEmpty();
        assertThat(list(OFFICER_RU, "&at=2016-03-01T00:00:00Z").get("items")).isEmpty();
        as(OFFICER_RU)
                .get("/v1/protected-sites/clinic/revisions?agreement=" + ceasefire.id())
                .then()
                .statusCode(404);
        granted(OFFICER_GOV, "RU");
        assertThat(seenBy(OFFICER_RU)).containsExactly("clinic");
    }

    @Test
    void aSiteThatIsShownToAPartyIsPagedWithItsOwn() {
        post(ADJUDICATOR, "/v1/protected-sites", site("barracks-hospital", "RU"))
                .statusCode(201);
        granted(OFFICER_HNC, "RU");

        assertThat(seenBy(OFFICER_RU)).containsExactly("barracks-hospital", "clinic");
        var first = as(OFFICER_RU).get("/v1/protected-sites?limit=1&agreement=" + ceasefire.id());
        assertThat(json(first.then()).get("items").findValuesAsText("id")).containsExactly("barracks-hospital");
        assertThat(first.header("Link")).contains("rel=\"next\"");
    }

    private static List<String> readers(ResultSet rows) throws SQLException {
        var readers = new ArrayList<String>();
        while (rows.next()) {
            readers.add(rows.getString(1));
        }
        return readers;
    }

    private List<String> readersOf(String site) throws SQLException {
        try (var database = Database.open();
                var query = database.prepareStatement(
                        "select reader from site_reading where agreement_id = ? and site_id = ? order by read_at")) {
            query.setString(1, ceasefire.id());
            query.setString(2, site);
            return readers(query.executeQuery());
        }
    }

    private String granted(Person who, String party) {
        return json(post(who, GRANTS, grant(party)).statusCode(201)).get("id").textValue();
    }

    private ObjectNode grant(String party) {
        return reason("They asked.").put("agreementId", ceasefire.id()).put("party", party);
    }

    private JsonNode list(Person who, String at) {
        return get(who, "/v1/protected-sites?limit=500&agreement=" + ceasefire.id() + at);
    }

    private List<String> seenBy(Person who) {
        var seen = new ArrayList<String>();
        list(who, "").get("items").forEach(site -> seen.add(site.get("id").textValue()));
        return seen;
    }

    private ObjectNode site(String id, String owner) {
        ObjectNode site = Example.registers().at("/protectedSites/0").deepCopy();
        site.put("agreementId", ceasefire.id()).put("id", id).put("owner", owner);
        site.putArray("point").add(37.61).add(36.2);
        return site;
    }
}
