package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.trucewatch.load.input.Answer;
import org.trucewatch.load.input.Json;
import org.trucewatch.local.Component;

import java.net.URI;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A party's machine is told over HTTP. The operator proposes its address, and the party's officer confirms it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookTest {

    private static final String PATH = "/v1/parties/GOV/endpoints";

    private final World world = World.started();
    private final WebhookReceiver receiver = new WebhookReceiver();
    private JsonNode confirmed;
    private String notice;
    private List<WebhookReceiver.Message> messages;

    @BeforeAll
    void theOfficerConfirmsWhatTheOperatorProposed() {
        world.setClock(World.OFFICE_HOURS);
        proposed(world.notification, receiver.url()).expecting(200);
        var before = statement();
        confirmed = world.api
                .post("officer-gov", world.notification, PATH + "/machine/confirmations", Json.object())
                .expecting(200)
                .body();
        notice = statement();
        messages = await().until(() -> receiver.bringing(notice), posted -> posted.size() == 2);
        assertThat(receiver.bringing(before))
                .as("a proposal alone sends nothing anywhere")
                .isEmpty();
    }

    @AfterAll
    void putBack() {
        world.api
                .put(
                        "officer-gov",
                        world.notification,
                        PATH,
                        endpoints("duty-desk", "EMAIL", "address", "desk-gov@example.org"))
                .expecting(200);
        receiver.close();
        world.setClockRight();
    }

    @Test
    void whatTheReceiverRefusedComesAgainUnderTheSameIdAndIsThenServed() {
        var delivery = await().until(
                        () -> delivery(notice),
                        found -> found.path("state").asText().equals("SERVED"));
        assertThat(messages)
                .extracting(WebhookReceiver.Message::id)
                .containsOnly(delivery.path("id").asText());
        assertThat(receiver.bringing(notice)).as("and no third time").hasSize(2);
        assertThat(delivery.path("attempts"))
                .extracting(attempt -> attempt.path("outcome").asText())
                .containsExactly("FAILED", "SERVED");
        assertThat(delivery.at("/attempts/0/detail").asText()).startsWith("500");
    }

    @Test
    void everyMessageIsSignedWithTheSecretAndByTheService() {
        var secret = confirmed.path("secret").asText();
        var publicKey = confirmed.path("publicKey").asText();
        assertThat(messages).allSatisfy(message -> {
            assertThat(message.type()).isEqualTo("application/json");
            assertThat(message.isFresh()).isTrue();
            assertThat(message.isSignedWith(secret)).isTrue();
            assertThat(message.isSignedBy(publicKey)).isTrue();
            var altered = message.withBody(message.body().replace("RU", "US"));
            assertThat(altered.body()).isNotEqualTo(message.body());
            assertThat(altered.isSignedWith(secret)).isFalse();
            assertThat(altered.isSignedBy(publicKey)).isFalse();
        });
    }

    @Test
    void theMessageIsTheNoticeAsEveryPartyGetsIt() {
        var message = Json.read(messages.get(1).body());
        assertThat(message.path("type").asText()).isEqualTo("notice.released");
        var brought = message.path("data");
        var at = URI.create(world.notification + "/v1/notices/" + notice);
        var served = Json.read(world.http.get("officer-us", at).body());
        assertThat(message.path("timestamp")).isEqualTo(served.path("releasedAt"));
        for (var field : List.of("kind", "digest", "document", "releasedAt")) {
            assertThat(brought.path(field)).as(field).isEqualTo(served.path(field));
        }
    }

    @Test
    void addressesOfOurOwnNetworkAreRefusedAndLoopbackWhereNobodyAllowedIt() {
        for (var inside :
                List.of("https://10.0.0.8/", "https://169.254.169.254/", "https://[fe80::1]/", "ftp://example.org/")) {
            assertRefused(proposed(world.notification, inside));
        }
        try (var cautious =
                world.stack.replica(Component.NOTIFICATION, Map.of("TRUCEWATCH_OUTBOUND_ALLOW_LOOPBACK", "false"))) {
            cautious.start();
            for (var loopback :
                    List.of(receiver.url(), "https://127.0.0.1/", "https://[::1]/", "https://2130706433/")) {
                assertRefused(proposed(URI.create(cautious.url()), loopback));
            }
        }
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("#/endpoints/0/url");
    }

    private Answer proposed(URI service, String url) {
        return world.api.put("operator", service, PATH, endpoints("machine", "WEBHOOK", "url", url));
    }

    private static ObjectNode endpoints(String name, String channel, String field, String value) {
        var body = Json.object();
        body.putArray("endpoints")
                .addObject()
                .put("id", name)
                .put("channel", channel)
                .put(field, value);
        return body;
    }

    /** The notice of a statement that a party makes now. */
    private String statement() {
        var id = world.api
                .post("officer-ru", world.incidents, "/v1/statements", Reports.statement())
                .expecting(201)
                .text("id");
        return world.awaitNotice("officer-gov", "STATEMENT_MADE", id).path("id").asText();
    }

    private JsonNode delivery(String notice) {
        return world.items("officer-gov", world.notification, "/v1/notices/" + notice + "/deliveries").stream()
                .filter(delivery -> delivery.path("channel").asText().equals("WEBHOOK"))
                .findFirst()
                .orElseThrow();
    }
}
