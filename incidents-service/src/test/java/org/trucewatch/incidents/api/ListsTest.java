package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Example;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.Person;
import org.trucewatch.kit.events.Json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.incidents.Person.ADJUDICATOR;
import static org.trucewatch.incidents.Person.GUARANTOR_US;
import static org.trucewatch.incidents.Person.OFFICER_HNC;
import static org.trucewatch.incidents.Person.OFFICER_RU;
import static org.trucewatch.incidents.Person.OFFICER_UN;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

/** Every list pages by a cursor, in an order that stays. */
@IncidentsTest
class ListsTest extends Calls {

    private static Ceasefire ceasefire;

    @BeforeEach
    void anAgreementWithSomethingInEveryList() {
        if (ceasefire != null) {
            return;
        }
        ceasefire = Ceasefire.inForce();
        for (int day = 1; day <= 5; day++) {
            sent(RCC, reportOf(day));
            post(OFFICER_RU, "/v1/statements", statement(day)).statusCode(201);
            post(SNHR, "/v1/tallies", tally(day)).statusCode(201);
            post(GUARANTOR_US, "/v1/actors/turkish-army/adherences", adherence(day))
                    .statusCode(201);
            post(ADJUDICATOR, "/v1/protected-sites", site(day, day % 2 == 1 ? "HNC" : "GOV"))
                    .statusCode(201);
        }
        incidentOf(RCC, reportOf(6));
    }

    @Test
    void thePagesOfEveryListMakeUpTheWholeInItsOrder() {
        for (var path : List.of(
                "/v1/actors",
                "/v1/areas",
                "/v1/agencies",
                "/v1/statements",
                "/v1/tallies",
                "/v1/incidents",
                "/v1/actors/turkish-army/adherences")) {
            pagesMakeUpTheWhole(ADJUDICATOR, path);
        }
        pagesMakeUpTheWhole(OFFICER_UN, "/v1/protected-sites");
        pagesMakeUpTheWhole(OFFICER_HNC, "/v1/protected-sites");
        pagesMakeUpTheWhole(RCC, "/v1/reports");
    }

    @Test
    void aPartyIsShownItsOwnSitesAndTheNeutralBodyAll() {
        assertThat(items(OFFICER_HNC, "/v1/protected-sites", 500))
                .extracting(site -> site.get("owner").textValue())
                .containsOnly("HNC");
        assertThat(items(OFFICER_UN, "/v1/protected-sites", 500))
                .extracting(site -> site.get("owner").textValue())
                .contains("HNC", "GOV");
        assertThat(items(OFFICER_RU, "/v1/protected-sites", 500)).isEmpty();
    }

    private static void pagesMakeUpTheWhole(Person who, String path) {
        var whole = items(who, path, 500);
        var paged = new ArrayList<JsonNode>();
        String next = path + "?limit=2&agreement=" + ceasefire.id();
        while (next != null) {
            var page = as(who).urlEncodingEnabled(false).get(next);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            json(page.then()).get("items").forEach(paged::add);
            next = page.headers().getValues("Link").stream()
                    .filter(link -> link.endsWith("rel=\"next\""))
                    .map(link -> link.replaceAll("<(.*)>; rel=\"next\"", "$1"))
                    .findFirst()
                    .orElse(null);
        }
        assertThat(whole).as(path).hasSizeGreaterThan(2);
        assertThat(new HashSet<>(paged)).as(path).hasSameSizeAs(paged);
        assertThat(paged).as(path).isEqualTo(whole);
    }

    private static List<JsonNode> items(Person who, String path, int limit) {
        var items = new ArrayList<JsonNode>();
        get(who, path + "?limit=" + limit + "&agreement=" + ceasefire.id())
                .get("items")
                .forEach(items::add);
        return items;
    }

    private static ObjectNode reportOf(int day) {
        var from = "2016-04-0" + day + "T09:00:00+03:00";
        return ceasefire.report().between(from, from, "EXACT").body();
    }

    private static ObjectNode statement(int day) {
        var statement = Json.MAPPER.createObjectNode();
        statement.put("agreementId", ceasefire.id()).put("kind", "WITHDRAWAL");
        statement.putArray("text").addObject().put("lang", "en").put("text", "Statement " + day);
        return statement;
    }

    private static ObjectNode tally(int day) {
        var tally = Json.MAPPER.createObjectNode();
        tally.put("agreementId", ceasefire.id()).put("reporter", "SNHR");
        tally.putObject("period")
                .put("from", "2016-03-0" + day + "T00:00:00+02:00")
                .put("to", "2016-03-0" + day + "T23:59:59+02:00");
        tally.putObject("count").put("total", day);
        return tally;
    }

    private static ObjectNode adherence(int day) {
        return Json.MAPPER
                .createObjectNode()
                .put("agreementId", ceasefire.id())
                .put("from", "2016-03-0" + day + "T00:00:00+02:00")
                .put("depositedWith", "US");
    }

    private static ObjectNode site(int day, String owner) {
        ObjectNode site = Example.registers().at("/protectedSites/0").deepCopy();
        return site.put("agreementId", ceasefire.id()).put("id", "site-" + day).put("owner", owner);
    }
}
