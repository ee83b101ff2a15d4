package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.trucewatch.load.input.Json;

import java.net.URI;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** The blocs of the two guarantors come to different rulings: neither prevails, and every party is shown both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContestedFindingTest {

    private final World world = World.started();
    private Proceedings proceedings;

    @BeforeAll
    void theGuarantorsDiffer() {
        world.setClock(World.OFFICE_HOURS);
        proceedings = Proceedings.begun(world, "agency-snhr", Reports.urgent(Reports.another()));
        proceedings.account("officer-hnc").expecting(201);
        proceedings.assess("reviewer-us", "US", "NO_VIOLATION").expecting(201);
        proceedings.assess("reviewer-ru", "RU", "VIOLATION").expecting(201);
        proceedings.assess("reviewer-un", "UN", "UNVERIFIABLE").expecting(201);
        proceedings.release(proceedings.finding("reviewer-us"));
        world.parties.forEach(party -> world.awaitNotice(party.officer(), "FINDING_ISSUED", proceedings.file()));
    }

    @AfterAll
    void setTheClockRight() {
        world.setClockRight();
    }

    @Test
    void theCaseShowsOneRulingPerGuarantorSideBySide() {
        for (var account : List.of("reviewer-us", "reviewer-ru", "adjudicator", "auditor", "officer-hnc")) {
            assertSideBySide(proceedings.read(account).path("finding"), account);
        }
    }

    @Test
    void everyPartyGetsOneNoticeWithBothRulings() {
        for (var party : world.parties) {
            var notices = world.items(
                    party.officer(),
                    world.notification,
                    "/v1/notices?kind=FINDING_ISSUED&subject=" + proceedings.file());
            assertThat(notices).as(party.code()).hasSize(1);
            var id = notices.get(0).path("id").asText();
            var whole = Json.read(world.http
                    .get(party.officer(), URI.create(world.notification + "/v1/notices/" + id))
                    .body());
            assertSideBySide(whole.at("/document/facts"), party.code());
        }
    }

    @Test
    void theNoticeReadsSoInEveryLanguage() {
        var notice = world.awaitNotice("officer-un", "FINDING_ISSUED", proceedings.file());
        var words = Map.of(
                "en", List.of("Contested finding", "side by side", "Reasons of US", "Reasons of RU", "Reasons of UN"),
                "ru", List.of("Reasons of US", "Reasons of RU", "Соединённые Штаты Америки", "Российская Федерация"),
                "ar", List.of("استنتاج مختلف عليه", "جنباً إلى جنب", "Reasons of US", "Reasons of RU"));
        words.forEach((language, expected) -> assertThat(world.text("officer-un", notice, language))
                .as(language)
                .contains(expected));
    }

    @Test
    void theIncidentIsNoMoreThanContested() {
        var incident = await().until(
                        () -> world.api
                                .get("auditor", world.incidents, "/v1/incidents/" + proceedings.incident())
                                .expecting(200)
                                .body(),
                        seen -> seen.has("finding"));
        assertThat(incident.at("/finding/outcome").asText()).isEqualTo("CONTESTED");
    }

    private static void assertSideBySide(JsonNode finding, String seenBy) {
        assertThat(finding.path("outcome").asText()).as(seenBy).isEqualTo("CONTESTED");
        assertThat(finding.path("rulings"))
                .as(seenBy)
                .extracting(ruling -> ruling.path("bloc").asText(), ruling -> ruling.path("ruling")
                        .asText())
                .containsExactlyInAnyOrder(tuple("US", "NO_VIOLATION"), tuple("RU", "VIOLATION"));
        assertThat(finding.at("/neutral/ruling").asText()).as(seenBy).isEqualTo("UNVERIFIABLE");
    }
}
