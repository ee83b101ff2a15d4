package org.trucewatch.notification.api;

import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trucewatch.notification.api.Broken.LONE;
import static org.trucewatch.notification.api.Broken.NUL;
import static org.trucewatch.notification.api.Broken.refused;

/** What endpoints, settings and parameters are refused for, each by its pointer or name. */
@NotificationTest
class HostileSettingsTest {

    @Test
    void endpointsAndWishesAreRefusedFieldByField() throws Exception {
        try (var scene = Scene.at("2016-03-21T14:00:00+02:00")) {
            refused(
                    scene,
                    "UN",
                    "PUT",
                    "/v1/parties/UN/endpoints",
                    "{\"endpoints\": [{\"id\": \"hook\", \"channel\": \"WEBHOOK\", \"url\": \"https://93.184.216.34/\"}]}",
                    Map.of(
                            "/endpoints = [null]",
                            "#/endpoints/0",
                            "/endpoints/0/id = \"" + NUL + "\"",
                            "#/endpoints/0/id",
                            "/endpoints/0/channel = \"\"",
                            "#/endpoints/0/channel",
                            "/endpoints/0/channel = \"BY_HAND\"",
                            "#/endpoints/0/channel",
                            "/endpoints/0/url = \"https://93.184.216.34/" + NUL + "\"",
                            "#/endpoints/0/url",
                            "/endpoints/0/url = \"https://93.184.216.34/" + LONE + "\"",
                            "#/endpoints/0/url",
                            "/endpoints/0/url = 5",
                            "#/endpoints/0/url",
                            "/endpoints/0/address = \"" + NUL + "\"",
                            "#/endpoints/0/address",
                            "/endpoints/0/secret = \"whsec_" + NUL + "\"",
                            "#/endpoints/0/secret"));
            refused(
                    scene,
                    "UN",
                    "PUT",
                    "/v1/parties/UN",
                    "{\"agreements\": [{\"agreementId\": \"" + scene.agreement
                            + "\", \"languages\": [\"en\"], \"office\":"
                            + " {\"name\": \"x\", \"hours\": {\"zone\": \"UTC\", \"days\": [\"MON\"], \"from\": \"09:00\", \"to\": \"17:00\"}},"
                            + " \"escalation\": [{\"after\": \"PT1H\", \"endpoint\": \"by-hand\"}]}]}",
                    Map.of(
                            "/agreements = [null]",
                            "#/agreements/0",
                            "/agreements/0/agreementId = \"" + NUL + "\"",
                            "#/agreements/0/agreementId",
                            "/agreements/0/languages = [null]",
                            "#/agreements/0/languages/0",
                            "/agreements/0/office/name = \"" + LONE + "\"",
                            "#/agreements/0/office/name",
                            "/agreements/0/office/hours/days = [null]",
                            "#/agreements/0/office/hours/days/0",
                            "/agreements/0/office/hours/from = \"25:00\"",
                            "#/agreements/0/office/hours/from",
                            "/agreements/0/escalation = [null]",
                            "#/agreements/0/escalation/0",
                            "/agreements/0/escalation/0/after = \"P99999999999D\"",
                            "#/agreements/0/escalation/0/after",
                            "/agreements/0/escalation/0/after = 3600",
                            "#/agreements/0/escalation/0/after",
                            "/agreements/0/escalation/0/endpoint = \"" + NUL + "\"",
                            "#/agreements/0/escalation/0/endpoint"));
        }
    }

    @Test
    void parametersAreRefusedByNameAndStrangePathsLeadNowhere() throws Exception {
        try (var scene = Scene.at("2016-03-21T15:00:00+02:00")) {
            scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> !scene.inbox("US", "STATEMENT_MADE").isEmpty());
            for (String list : List.of("/v1/notices", "/v1/inbox")) {
                for (var query : Map.of(
                                "agreement=%00",
                                "?agreement",
                                "state=served",
                                "?state",
                                "limit=0",
                                "?limit",
                                "limit=99999999999",
                                "?limit",
                                "cursor=%00",
                                "?cursor",
                                "cursor=bnVsbA",
                                "?cursor",
                                "cursor=" + cursor("+999999999-12-31T23:59:59Z"),
                                "?cursor",
                                "cursor=" + cursor("-999999999-01-01T00:00:00Z"),
                                "?cursor")
                        .entrySet()) {
                    refusedParameter(get(scene), list, query.getKey(), query.getValue());
                }
            }
            for (String name : List.of("party", "subject", "kind")) {
                refusedParameter(get(scene), "/v1/notices", name + "=%00", "?" + name);
            }
            refusedParameter(get(scene), "/v1/parties/US", "agreement=%00", "?agreement");
            refusedParameter(get(scene).header("Last-Event-ID", "1-"), "/v1/inbox/stream", "", "?Last-Event-ID");
            for (String path : List.of(
                    "/v1/parties/%00",
                    "/v1/parties/%00/endpoints", "/v1/notices/%00", "/v1/meetings/x", "/v1/notices/x/deliveries")) {
                assertThat(get(scene).urlEncodingEnabled(false).get(path).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(get(scene)
                            .urlEncodingEnabled(false)
                            .post("/v1/parties/US/endpoints/%00/confirmations")
                            .statusCode())
                    .isEqualTo(404);
            for (String language : List.of("en;q=x", ";;;", "\u0001", "*", "en-" + "x".repeat(3000))) {
                assertThat(get(scene)
                                .header("Accept-Language", language)
                                .get("/v1/inbox?agreement=" + scene.agreement)
                                .statusCode())
                        .as(language)
                        .isBetween(200, 431);
            }
        }
    }

    private static RequestSpecification get(Scene scene) {
        return scene.officer("US");
    }

    private static String cursor(String time) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("[\"" + time + "\",\"" + UUID.randomUUID() + "\"]").getBytes());
    }

    private static void refusedParameter(RequestSpecification request, String path, String query, String pointer) {
        var answer = request.urlEncodingEnabled(false).get(query.isEmpty() ? path : path + "?" + query);
        assertThat(answer.statusCode())
                .as(path + "?" + query + " " + answer.asString())
                .isEqualTo(422);
        assertThat(answer.<List<String>>path("errors.pointer"))
                .as(path + "?" + query)
                .containsExactly(pointer);
    }
}
