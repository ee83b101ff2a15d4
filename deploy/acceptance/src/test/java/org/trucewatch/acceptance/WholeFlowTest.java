package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.trucewatch.load.input.Json;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One alleged violation from the report to the acknowledged finding, step by step, each by the account whose step it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeFlowTest {

    private final ObjectNode report = Reports.urgent(Reports.another());
    private final String id = report.path("id").asText();
    private World world;
    private Instant begun;
    private String incident;
    private Proceedings proceedings;
    private JsonNode finding;

    @BeforeAll
    void begin() {
        begun = Instant.now();
        world = World.started();
        world.setClock(World.OFFICE_HOURS);
    }

    @AfterAll
    void end() {
        world.setClockRight();
    }

    @Test
    @Order(1)
    void anAgencyReportsAndHoldsAReceipt() {
        var answer = world.api.post("agency-rcc", world.incidents, "/v1/reports", report);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.body().at("/digest").asText()).matches("sha-256:[0-9a-f]{64}");
        assertThat(answer.body().at("/log/service").asText()).isEqualTo("incidents");
        assertThat(answer.body().at("/log/leaf").asText()).isNotEmpty();

        var again = world.api.post("agency-rcc", world.incidents, "/v1/reports", report);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(answer.body());
        var other = world.api.post(
                "agency-rcc", world.incidents, "/v1/reports", report.deepCopy().put("kind", "CHEMICAL"));
        assertThat(other.status()).isEqualTo(409);
    }

    @Test
    @Order(2)
    void itBecomesAnAdmittedIncidentWithOneOrigin() {
        incident = world.awaitIncident("agency-rcc", id);
        var seen = await().until(
                        () -> world.api
                                .get("reviewer-un", world.incidents, "/v1/incidents/" + incident)
                                .body(),
                        body -> !body.path("state").asText().equals("ALLEGED"));
        assertThat(seen.path("state").asText()).as(seen.toString()).isEqualTo("ADMITTED");
        assertThat(seen.path("origins").asInt()).isEqualTo(1);
    }

    @Test
    @Order(3)
    void aCaseOpensAndTheAccusedIsAskedFirstWithAClock() {
        proceedings = Proceedings.about(world, incident);
        var opened = proceedings.read("adjudicator");
        assertThat(opened.path("status").asText()).isEqualTo("AWAITING_REPLY");
        assertThat(opened.path("replyBy").asText()).isNotEmpty();
        assertThat(proceedings.assess("reviewer-us", "US", "VIOLATION").status())
                .isEqualTo(409);
        var notice = world.awaitNotice("officer-hnc", "ACCOUNT_REQUESTED", proceedings.file());
        assertThat(notice.toString())
                .as("place and day only coarsely, never the observer")
                .doesNotContain("37.16")
                .doesNotContain("37.1,")
                .doesNotContain("rcc");
    }

    @Test
    @Order(4)
    void theAccusedAnswersAndTheReviewOpens() {
        var foreign = proceedings.account("officer-gov");
        assertThat(foreign.status()).isIn(403, 404);
        var answer = proceedings.account("officer-hnc");
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
        assertThat(proceedings.read("adjudicator").path("status").asText()).isEqualTo("IN_REVIEW");
    }

    @Test
    @Order(5)
    void theFirstRoundIsBlindUntilAllSeatsHaveAssessed() {
        assertThat(proceedings.assess("reviewer-us", "US", "VIOLATION").status())
                .isEqualTo(201);
        assertThat(proceedings.assess("reviewer-ru", "RU", "VIOLATION").status())
                .isEqualTo(201);
        var seenByUn = proceedings.read("reviewer-un").toString();
        assertThat(seenByUn).doesNotContain("Reasons of US").doesNotContain("Reasons of RU");
        assertThat(proceedings.read("reviewer-us").toString())
                .contains("Reasons of US")
                .doesNotContain("Reasons of RU");
        assertThat(proceedings.assess("reviewer-un", "UN", "VIOLATION").status())
                .isEqualTo(201);
        assertThat(proceedings.read("reviewer-us").toString())
                .contains("Reasons of US", "Reasons of RU", "Reasons of UN");
    }

    @Test
    @Order(6)
    void theFindingIsJointAndNobodyOutsideThePanelSeesItBeforeItsRelease() {
        finding = proceedings.finding("reviewer-us");
        assertThat(finding.path("outcome").asText()).as(finding.toString()).isEqualTo("JOINT");
        for (var outsider : List.of("auditor", "officer-hnc", "officer-us")) {
            assertThat(world.api
                            .get(outsider, world.verification, proceedings.path(""))
                            .body()
                            .toString())
                    .as(outsider)
                    .doesNotContain("JOINT");
        }
        assertThat(world.api
                        .get("auditor", world.incidents, "/v1/incidents/" + incident)
                        .body()
                        .has("finding"))
                .isFalse();
        assertThat(world.items(
                        "officer-us",
                        world.notification,
                        "/v1/notices?kind=FINDING_ISSUED&subject=" + proceedings.file()))
                .isEmpty();
    }

    @Test
    @Order(7)
    void atItsReleaseEveryPartyIsToldTheSameAtTheSameMoment() {
        proceedings.release(finding);
        var notices = world.parties.stream()
                .map(party -> world.awaitNotice(party.officer(), "FINDING_ISSUED", proceedings.file()))
                .toList();
        assertThat(notices)
                .extracting(notice -> notice.path("digest").asText())
                .containsOnly(notices.get(0).path("digest").asText());
        assertThat(notices)
                .extracting(notice -> notice.path("releasedAt").asText())
                .containsOnly(notices.get(0).path("releasedAt").asText());
        await().untilAsserted(() -> assertThat(world.api
                        .get("agency-rcc", world.incidents, "/v1/reports/" + id)
                        .body()
                        .at("/incidents/0")
                        .toString())
                .contains("VIOLATION"));
        var notice = notices.get(0).path("id").asText();
        everyDeliveryIsServed(notice, "INBOX", 5);
        everyDeliveryIsServed(notice, "EMAIL", 10); // of each party's office, and of the duty desk it asked for
    }

    @Test
    @Order(8)
    void onlyAPersonsPostAcknowledges() {
        var id = world.awaitNotice("officer-hnc", "FINDING_ISSUED", proceedings.file())
                .path("id")
                .asText();
        world.api.get("officer-hnc", world.notification, "/v1/notices/" + id).expecting(200);
        assertThat(ofHnc(id))
                .allSatisfy(
                        delivery -> assertThat(delivery.path("state").asText()).isNotEqualTo("ACKNOWLEDGED"));
        var answer = world.api.post(
                "officer-hnc", world.notification, "/v1/notices/" + id + "/acknowledgements", Json.object());
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
        await().untilAsserted(() -> assertThat(ofHnc(id))
                .anySatisfy(
                        delivery -> assertThat(delivery.path("state").asText()).isEqualTo("ACKNOWLEDGED")));
    }

    @Test
    @Order(9)
    void nothingWasPublishedThatShouldHaveHadAReaderAndHadNone() {
        assertThat(Queues.of(world.stack).messages("unrouted")).isZero();
        for (var service : world.services().keySet()) {
            assertThat(world.deadLetters(service, begun)).as(service).isEmpty();
        }
        assertThat(Queues.of(world.stack).messages("partner-feed")).isPositive();
    }

    private void everyDeliveryIsServed(String notice, String channel, int deliveries) {
        await().untilAsserted(() -> assertThat(deliveries(notice))
                .filteredOn(delivery -> delivery.path("channel").asText().equals(channel))
                .hasSize(deliveries)
                .allSatisfy(
                        delivery -> assertThat(delivery.path("state").asText()).isEqualTo("SERVED")));
    }

    private List<JsonNode> ofHnc(String notice) {
        return deliveries(notice).stream()
                .filter(delivery -> delivery.path("party").asText().equals("HNC"))
                .toList();
    }

    private List<JsonNode> deliveries(String notice) {
        return world.items("operator", world.notification, "/v1/notices/" + notice + "/deliveries");
    }
}
