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
import org.trucewatch.load.input.Answer;
import org.trucewatch.load.input.Json;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One alleged violation from the report to the acknowledged finding, step by step, each by the account whose step it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeFlowTest {

    private static final List<String> PARTIES = List.of("us", "ru", "un", "gov", "hnc");

    private final UUID report = UUID.randomUUID();
    private World world;
    private String incident;
    private String file;
    private String releaseAt;

    @BeforeAll
    void begin() {
        world = World.started();
        world.setClockRight();
    }

    @AfterAll
    void end() {
        world.setClockRight();
    }

    @Test
    @Order(1)
    void anAgencyReportsAndHoldsAReceipt() {
        var answer = world.api.post("agency-rcc", world.incidents, "/v1/reports", report());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.body().at("/digest").asText()).matches("sha-256:[0-9a-f]{64}");
        assertThat(answer.body().at("/log/service").asText()).isEqualTo("incidents");
        assertThat(answer.body().at("/log/leaf").asText()).isNotEmpty();

        var again = world.api.post("agency-rcc", world.incidents, "/v1/reports", report());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(answer.body());
        var other = world.api.post("agency-rcc", world.incidents, "/v1/reports", report().put("kind", "SNIPER"));
        assertThat(other.status()).isEqualTo(409);
    }

    @Test
    @Order(2)
    void itBecomesAnAdmittedIncidentWithOneOrigin() {
        incident = await().until(
                        () -> world.api
                                .get("agency-rcc", world.incidents, "/v1/reports/" + report)
                                .body()
                                .at("/incidents/0/id")
                                .asText(),
                        id -> !id.isEmpty());
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
        var opened = await().until(
                        () -> world.first("adjudicator", world.verification, "/v1/cases?incident=" + incident),
                        Optional::isPresent)
                .orElseThrow();
        file = opened.path("id").asText();
        assertThat(opened.path("status").asText()).isEqualTo("AWAITING_REPLY");
        assertThat(opened.path("replyBy").asText()).isNotEmpty();
        assertThat(assess("reviewer-us", "US", "VIOLATION").status()).isEqualTo(409);
        var notice = notice("officer-hnc", "ACCOUNT_REQUESTED", file);
        assertThat(notice.toString())
                .as("place and day only coarsely, never the observer")
                .doesNotContain("37.16")
                .doesNotContain("37.1,")
                .doesNotContain("rcc");
    }

    @Test
    @Order(4)
    void theAccusedAnswersAndTheReviewOpens() {
        var account = Json.object();
        account.putArray("text").addObject().put("lang", "en").put("text", "The fire was not ours.");
        account.putArray("evidence");
        var foreign = world.api.post("officer-gov", world.verification, casePath("/accounts"), account);
        assertThat(foreign.status()).isIn(403, 404);
        var answer = world.api.post("officer-hnc", world.verification, casePath("/accounts"), account);
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
        assertThat(read("adjudicator").path("status").asText()).isEqualTo("IN_REVIEW");
    }

    @Test
    @Order(5)
    void theFirstRoundIsBlindUntilAllSeatsHaveAssessed() {
        assertThat(assess("reviewer-us", "US", "VIOLATION").status()).isEqualTo(201);
        assertThat(assess("reviewer-ru", "RU", "VIOLATION").status()).isEqualTo(201);
        var seenByUn = read("reviewer-un").toString();
        assertThat(seenByUn).doesNotContain("Reasons of US").doesNotContain("Reasons of RU");
        assertThat(read("reviewer-us").toString()).contains("Reasons of US").doesNotContain("Reasons of RU");
        assertThat(assess("reviewer-un", "UN", "VIOLATION").status()).isEqualTo(201);
        assertThat(read("reviewer-us").toString()).contains("Reasons of US", "Reasons of RU", "Reasons of UN");
    }

    @Test
    @Order(6)
    void theFindingIsJointAndNobodyOutsideThePanelSeesItBeforeItsRelease() {
        var finding = read("reviewer-us").path("finding");
        assertThat(finding.path("outcome").asText()).as(finding.toString()).isEqualTo("JOINT");
        releaseAt = finding.path("releaseAt").asText();
        for (var outsider : List.of("auditor", "officer-hnc", "officer-us")) {
            assertThat(world.api
                            .get(outsider, world.verification, casePath(""))
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
        assertThat(world.items("officer-us", world.notification, "/v1/notices?kind=FINDING_ISSUED&subject=" + file))
                .isEmpty();
    }

    @Test
    @Order(7)
    void atItsReleaseEveryPartyIsToldTheSameAtTheSameMoment() {
        world.setClock(OffsetDateTime.parse(releaseAt).toInstant().plusSeconds(1));
        var notices = PARTIES.stream()
                .map(party -> notice("officer-" + party, "FINDING_ISSUED", file))
                .toList();
        assertThat(notices)
                .extracting(notice -> notice.path("digest").asText())
                .containsOnly(notices.get(0).path("digest").asText());
        assertThat(notices)
                .extracting(notice -> notice.path("releasedAt").asText())
                .containsOnly(notices.get(0).path("releasedAt").asText());
        await().untilAsserted(() -> assertThat(world.api
                        .get("agency-rcc", world.incidents, "/v1/reports/" + report)
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
        var id = notice("officer-hnc", "FINDING_ISSUED", file).path("id").asText();
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
        for (var service : List.of("incidents", "verification", "notification")) {
            assertThat(Queues.of(world.stack).messages(service + ".dead-letters"))
                    .isZero();
        }
        assertThat(Queues.of(world.stack).messages("partner-feed")).isPositive();
    }

    /** At a place and time of its own: no other test's report may testify to this incident. */
    private ObjectNode report() {
        return Reports.distinct(report, 990);
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

    private ObjectNode notice(String officer, String kind, String subject) {
        return await().until(
                        () -> world.first(
                                officer, world.notification, "/v1/notices?kind=" + kind + "&subject=" + subject),
                        Optional::isPresent)
                .orElseThrow();
    }

    private JsonNode read(String account) {
        return world.api
                .get(account, world.verification, casePath(""))
                .expecting(200)
                .body();
    }

    private String casePath(String below) {
        return "/v1/cases/" + file + below;
    }

    private Answer assess(String reviewer, String bloc, String ruling) {
        var opinion = Json.object()
                .put("bloc", bloc)
                .put("ruling", ruling)
                .put("actor", "jaysh-al-islam")
                .put("likelihood", "VERY_LIKELY")
                .put("confidence", "MODERATE")
                .put("reasons", "Reasons of " + bloc);
        opinion.putArray("evidence");
        opinion.putArray("commitments").add("no-attacks");
        return world.api.post(reviewer, world.verification, casePath("/assessments"), opinion);
    }
}
