package org.trucewatch.notification.messaging;

import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@NotificationTest
class EarlyEventTest {

    @Test
    void whatComesBeforeItsAgreementWaitsForItAndIsThenNotifiedOnce() throws Exception {
        try (var scene = Scene.before("2016-03-10T12:00:00+02:00")) {
            var caseId = UUID.randomUUID();
            var finding = scene.event(
                    "verification.finding-issued.v1", caseId.toString(), 1, Told.finding(caseId, scene.now()));
            var daily = UUID.randomUUID();
            scene.wire.send(List.of(
                    finding,
                    finding,
                    scene.event("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now())),
                    scene.event(
                            "verification.account-requested.v1",
                            daily.toString(),
                            1,
                            Told.accountRequest(daily, "HNC", false, scene.now()))));
            await().until(() -> waiting(scene) == 3);
            assertThat(deadLetters(scene)).doesNotContain(finding.id().toString());

            scene.agreementIs("PROPOSED", 1);
            scene.agreementIs("IN_FORCE", 2);
            await().until(() -> scene.inbox("US", "FINDING_ISSUED").size() == 1
                    && scene.inbox("US", "STATEMENT_MADE").size() == 1);
            assertThat(waiting(scene)).isZero();
            scene.itIs("2016-03-10T12:01:00+02:00");
            await().until(() -> scene.inbox("HNC", "ACCOUNT_REQUESTED").size() == 1);
            scene.wire.send(List.of(finding));
            var last = scene.tell("incidents.statement-made.v1", "t", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> scene.inbox("US", "STATEMENT_MADE").size() == 2);
            assertThat(last.id()).isNotEqualTo(finding.id());
            assertThat(scene.inbox("US", "FINDING_ISSUED")).hasSize(1);
        }
    }

    @Test
    void operatorsSeeHowMuchWaitsForWhatAndNothingOfWhatItSays() throws Exception {
        try (var scene = Scene.before("2016-03-10T13:00:00+02:00")) {
            var caseId = UUID.randomUUID();
            scene.tell("verification.finding-issued.v1", caseId.toString(), 1, Told.finding(caseId, scene.now()));
            await().until(() -> waiting(scene) == 1);
            var it = "items.find { it.agreementId == '" + scene.agreement + "' }.";
            var seen = scene.operator().get("/ops/notification/early-events").then();
            seen.body(it + "events", equalTo(1)).body(it + "subject", nullValue());
            assertThat(seen.extract().asString()).doesNotContain(caseId.toString());
            scene.officer("US").get("/ops/notification/early-events").then().statusCode(403);
        }
    }

    private static int waiting(Scene scene) {
        Integer events = scene.operator()
                .get("/ops/notification/early-events")
                .jsonPath()
                .get("items.find { it.agreementId == '" + scene.agreement + "' }?.events");
        return events == null ? 0 : events;
    }

    private static String deadLetters(Scene scene) {
        return scene.operator().get("/ops/notification/dead-letters?limit=500").asString();
    }
}
