package org.trucewatch.notification.api;

import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@NotificationTest
class EndpointTest {

    private static Map<String, Object> hook(String url) {
        return Map.of("endpoints", List.of(Map.of("id", "proposed", "channel", "WEBHOOK", "url", url)));
    }

    @Test
    void whatAnOperatorEntersIsUsedOnceThePartysOfficerConfirmsIt() throws Exception {
        try (var scene = Scene.at("2016-03-11T12:00:00+02:00")) {
            var endpoints = "/v1/parties/UN/endpoints";
            scene.operator()
                    .body(hook("https://93.184.216.34/hook"))
                    .put(endpoints)
                    .then()
                    .statusCode(200)
                    .body("endpoints.find { it.id == 'proposed' }.state", equalTo("PROPOSED"))
                    .body("endpoints.find { it.id == 'proposed' }.secret", nullValue());
            scene.officer("US")
                    .post(endpoints + "/proposed/confirmations")
                    .then()
                    .statusCode(404);
            scene.officer("UN")
                    .post(endpoints + "/proposed/confirmations")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("ACTIVE"))
                    .body("confirmedBy", equalTo("officer-un"))
                    .body("secret", startsWith("whsec_"))
                    .body("publicKey", startsWith("whpk_"));
            scene.officer("UN")
                    .post(endpoints + "/proposed/confirmations")
                    .then()
                    .statusCode(409);
            scene.officer("UN")
                    .get(endpoints)
                    .then()
                    .body("endpoints.find { it.id == 'proposed' }.secret", nullValue());
            scene.officer("UN")
                    .body(Map.of("endpoints", List.of()))
                    .put(endpoints)
                    .then()
                    .statusCode(200)
                    .body("endpoints.id", hasItems("inbox", "office-" + scene.agreement))
                    .body("endpoints.id", not(hasItems("proposed")));
        }
    }

    @Test
    void aPartysEndpointsAreItsOwnAffair() throws Exception {
        try (var scene = Scene.at("2016-03-11T13:00:00+02:00")) {
            scene.officer("US").get("/v1/parties/UN/endpoints").then().statusCode(404);
            scene.officer("US")
                    .body(hook("https://93.184.216.34/hook"))
                    .put("/v1/parties/UN/endpoints")
                    .then()
                    .statusCode(404);
            scene.officer("US").get("/v1/parties/US/endpoints").then().statusCode(200);
            scene.officer("US")
                    .get("/v1/parties/GOV?agreement=" + scene.agreement)
                    .then()
                    .statusCode(200)
                    .body("agreements[0].office.hours.from", equalTo("09:00"))
                    .body("agreements[0].languages", equalTo(List.of("ar")));
            scene.officer("XX")
                    .get("/v1/parties/GOV?agreement=" + scene.agreement)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void whatIsWrongWithEndpointsIsSaidFieldByField() throws Exception {
        try (var scene = Scene.at("2016-03-11T14:00:00+02:00")) {
            var wrong = Map.of(
                    "endpoints",
                    List.of(
                            Map.of("id", "a", "channel", "WEBHOOK"),
                            Map.of("id", "a", "channel", "EMAIL", "address", "two@example.org, three@example.org"),
                            Map.of(
                                    "id",
                                    "b",
                                    "channel",
                                    "WEBHOOK",
                                    "url",
                                    "https://93.184.216.34/",
                                    "secret",
                                    "secret"),
                            Map.of("id", "c", "channel", "EMAIL", "address", "two..dots@example.org")));
            List<String> pointers = scene.officer("US")
                    .body(wrong)
                    .put("/v1/parties/US/endpoints")
                    .then()
                    .statusCode(422)
                    .extract()
                    .path("errors.pointer");
            assertThat(pointers)
                    .containsExactlyInAnyOrder(
                            "#/endpoints/0/url",
                            "#/endpoints/1/id",
                            "#/endpoints/1/address",
                            "#/endpoints/2/secret",
                            "#/endpoints/3/address");
        }
    }

    @Test
    void aNewVersionOfTheAgreementMovesTheOfficesMailAndAnOlderOneChangesNothing() throws Exception {
        try (var scene = Scene.at("2016-03-11T15:00:00+02:00")) {
            var told = scene.agreementTold("IN_FORCE");
            told.path("content").path("parties").forEach(party -> ((com.fasterxml.jackson.databind.node.ObjectNode)
                            party.path("office"))
                    .put("email", "moved@" + scene.agreement + ".example"));
            scene.tell("incidents.agreement-changed.v1", scene.agreement, 5, told);
            org.awaitility.Awaitility.await().until(() -> mail(scene).startsWith("moved@"));
            scene.agreementIs("IN_FORCE", 2);
            scene.agreementIs("PROPOSED", 9);
            var marker = Scene.at("2016-03-11T15:00:00+02:00"); // read after them, from the same queue
            marker.close();
            assertThat(mail(scene)).startsWith("moved@");
        }
    }

    private static String mail(Scene scene) {
        return scene.operator()
                .get("/v1/parties/US/endpoints")
                .jsonPath()
                .getString("endpoints.find { it.id == 'office-" + scene.agreement + "' }.address");
    }
}
