package org.trucewatch.notification.office;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Event;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@NotificationTest
class AccountRequestTest {

    private static final String TYPE = "verification.account-requested.v1";

    @Test
    void anEventDeliveredTwiceAndAFactToldTwiceMakeOneNotice() throws Exception {
        try (var scene = Scene.at("2016-03-06T10:00:00+02:00")) {
            var caseId = UUID.randomUUID();
            var request = Told.accountRequest(caseId, "HNC", true, scene.now());
            var event = scene.tell(TYPE, caseId.toString(), 1, request);
            scene.wire.send(java.util.List.of(event, event));
            scene.tell(TYPE, caseId.toString(), 1, request);
            var last = UUID.randomUUID();
            scene.tell(TYPE, last.toString(), 1, Told.accountRequest(last, "HNC", true, scene.now()));
            await().until(() -> has(scene, last));

            assertThat(scene.inbox("HNC", "ACCOUNT_REQUESTED")).hasSize(2);
            assertThat(scene.inbox("US", "ACCOUNT_REQUESTED")).hasSize(2);
            assertThat(scene.inbox("HNC", "ACCOUNT_REQUESTED").get(0).path("to").toString())
                    .isEqualTo("[\"HNC\"]");
        }
    }

    @Test
    void hundredsOfUrgentRequestsAreNoticesToEveryPartyWithinSeconds() throws Exception {
        try (var scene = Scene.at("2016-03-06T11:00:00+02:00")) {
            var events = new ArrayList<Event>();
            for (int i = 0; i < 400; i++) {
                var caseId = UUID.randomUUID();
                events.add(
                        scene.event(TYPE, caseId.toString(), 1, Told.accountRequest(caseId, "HNC", true, scene.now())));
            }
            scene.wire.send(events);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> scene.inbox("GOV", "ACCOUNT_REQUESTED").size() == 400);

            for (String party : Scene.PARTIES) {
                var subjects = new HashSet<String>();
                scene.inbox(party, "ACCOUNT_REQUESTED")
                        .forEach(notice -> subjects.add(notice.path("subject").asText()));
                assertThat(subjects).hasSize(400);
            }
        }
    }

    @Test
    void whatIsNotUrgentIsOneNoticeADayForEachPartyAndListsEveryCase() throws Exception {
        try (var scene = Scene.at("2016-03-07T07:00:00+02:00")) {
            var eight = java.time.Instant.parse("2016-03-07T06:00:00Z");
            var cases = new ArrayList<UUID>();
            for (int i = 0; i < 30; i++) {
                var caseId = UUID.randomUUID();
                cases.add(caseId);
                scene.tell(
                        TYPE, caseId.toString(), 1, Told.accountRequest(caseId, i < 20 ? "HNC" : "GOV", false, eight));
            }
            var urgent = UUID.randomUUID();
            scene.tell(TYPE, urgent.toString(), 1, Told.accountRequest(urgent, "HNC", true, scene.now()));
            await().until(() -> has(scene, urgent));
            assertThat(scene.inbox("HNC", "ACCOUNT_REQUESTED")).hasSize(1);

            scene.itIs("2016-03-07T08:00:00+02:00");
            await().until(() -> scene.inbox("HNC", "ACCOUNT_REQUESTED").size() == 3);
            var daily = scene.inbox("US", "ACCOUNT_REQUESTED").stream()
                    .filter(notice -> notice.path("urgency").asText().equals("DAILY"))
                    .toList();
            assertThat(daily).hasSize(2);
            assertThat(casesOf(scene, daily.get(0)).size()
                            + casesOf(scene, daily.get(1)).size())
                    .isEqualTo(30);
            var found = scene.officer("UN")
                    .get("/v1/notices?subject=" + cases.get(25))
                    .jsonPath();
            assertThat(found.getList("items")).hasSize(1);
            assertThat(found.getList("items[0].to")).containsExactly("GOV");
        }
    }

    @Test
    void aRequestThatComesAfterItsScheduleWentOutIsInAFurtherOne() throws Exception {
        try (var scene = Scene.at("2016-03-08T07:59:00+02:00")) {
            var eight = java.time.Instant.parse("2016-03-08T06:00:00Z");
            var early = UUID.randomUUID();
            var request = Told.accountRequest(early, "HNC", false, eight);
            scene.tell(TYPE, early.toString(), 1, request);
            scene.wire.send(java.util.List.of(scene.event("verification.case-changed.v1", "x", 1, Told.object("{}"))));
            await().until(() -> entered(scene, early));
            scene.itIs("2016-03-08T08:00:01+02:00");
            await().until(() -> scene.inbox("HNC", "ACCOUNT_REQUESTED").size() == 1);

            var late = UUID.randomUUID();
            scene.tell(TYPE, early.toString(), 1, request);
            scene.tell(TYPE, late.toString(), 1, Told.accountRequest(late, "HNC", false, eight));
            await().until(() -> entered(scene, late));
            scene.itIs("2016-03-08T08:01:00+02:00");
            await().until(() -> scene.inbox("HNC", "ACCOUNT_REQUESTED").size() == 2);
            assertThat(casesOf(scene, scene.inbox("HNC", "ACCOUNT_REQUESTED").get(0)))
                    .containsExactly(late.toString());
        }
    }

    private static boolean has(Scene scene, UUID caseId) {
        return scene.inbox("HNC", "ACCOUNT_REQUESTED").stream()
                .anyMatch(notice -> notice.path("subject").asText().equals(caseId.toString()));
    }

    private static java.util.List<String> casesOf(Scene scene, JsonNode notice) {
        return scene.officer("HNC")
                .get("/v1/notices/" + notice.path("id").asText())
                .jsonPath()
                .getList("document.facts.cases.caseId");
    }

    private static boolean entered(Scene scene, UUID caseId) throws Exception {
        try (var connection = jakarta.enterprise
                        .inject
                        .spi
                        .CDI
                        .current()
                        .select(io.agroal.api.AgroalDataSource.class)
                        .get()
                        .getConnection();
                var query = connection.prepareStatement("select 1 from schedule_entry where case_id = ?")) {
            query.setObject(1, caseId);
            return query.executeQuery().next();
        }
    }
}
