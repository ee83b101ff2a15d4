package org.trucewatch.notification.office;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.kit.timers.Timers;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@NotificationTest
class ReleaseTest {

    @Inject
    NoticeRelease deadline;

    @Inject
    Timers timers;

    @Inject
    AgroalDataSource database;

    private static final Instant RELEASE = Instant.parse("2016-03-06T10:00:00Z");

    @Test
    void aFindingIsKnownToNobodyBeforeItsHourAndThenToAllAtOnceUnderOneDigest() throws Exception {
        try (var scene = Scene.at("2016-03-06T11:30:00+02:00")) {
            var caseId = UUID.randomUUID();
            var finding = Told.finding(caseId, RELEASE);
            scene.tell("verification.finding-issued.v1", caseId.toString(), 1, finding);
            // of the same queue and sent later: once this is known, the finding has been read
            scene.tell(
                    "verification.account-requested.v1",
                    caseId.toString(),
                    1,
                    Told.accountRequest(caseId, "HNC", true, scene.now()));
            await().until(() -> !scene.inbox("HNC", "ACCOUNT_REQUESTED").isEmpty());

            for (String party : Scene.PARTIES) {
                assertThat(scene.inbox(party, "FINDING_ISSUED")).isEmpty();
            }
            assertThat(scene.as("auditor", "auditor", null)
                            .get("/v1/notices?kind=FINDING_ISSUED&agreement=" + scene.agreement)
                            .jsonPath()
                            .getList("items"))
                    .isEmpty();
            assertThat(scene.wire.heard("notification.notice-released.v1", scene.agreement))
                    .extracting(data -> data.path("kind").asText())
                    .containsOnly("ACCOUNT_REQUESTED");

            scene.itIs("2016-03-06T12:00:01+02:00");
            await().until(() -> !scene.inbox("US", "FINDING_ISSUED").isEmpty());

            var digests = new HashSet<String>();
            var moments = new HashSet<String>();
            for (String party : Scene.PARTIES) {
                List<JsonNode> found = scene.inbox(party, "FINDING_ISSUED");
                assertThat(found).hasSize(1);
                digests.add(found.get(0).path("digest").asText());
                moments.add(found.get(0).path("releasedAt").asText());
            }
            assertThat(digests).hasSize(1);
            assertThat(moments).hasSize(1);
            assertThat(Instant.parse(moments.iterator().next())).isAfterOrEqualTo(RELEASE);

            var notice = scene.inbox("GOV", "FINDING_ISSUED").get(0).path("id").asText();
            var full =
                    Scene.read(scene.officer("GOV").get("/v1/notices/" + notice).asString());
            assertThat(CanonicalJson.digest(full.path("document")))
                    .isEqualTo(digests.iterator().next());
        }
    }

    @Test
    void aDeadlineThatIsPickedBeforeTheClockIsMovedBackReleasesNothingEarlyAndIsNotLost() throws Exception {
        try (var scene = Scene.at("2016-03-06T11:30:00+02:00")) {
            var finding = Told.finding(UUID.randomUUID(), RELEASE);
            scene.tell("verification.finding-issued.v1", finding.path("caseId").asText(), 1, finding);
            var notice =
                    Ids.named("notice", "FINDING_ISSUED", finding.path("id").asText(), "1");
            await().until(() -> timersOf(notice) == 1);

            // what the scheduler does with a deadline that it picked while the clock was ahead
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                        timers.cancel(NoticeOffice.RELEASE, notice.toString());
                        deadline.due(notice.toString());
                    }))
                    .isInstanceOf(NotYet.class);

            assertThat(timersOf(notice)).isOne();
            assertThat(deliveriesOf(notice)).isZero();
            assertThat(scene.inbox("US", "FINDING_ISSUED")).isEmpty();
            scene.itIs("2016-03-06T12:00:01+02:00");
            await().until(() -> scene.inbox("US", "FINDING_ISSUED").size() == 1);
            assertThat(timersOf(notice)).isZero();
        }
    }

    @Test
    void whatIsToldOfANoticeAndItsDeliveriesIsAlsoRecordedOnceEach() throws Exception {
        try (var scene = Scene.at("2016-03-16T12:00:00+02:00")) {
            scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> scene.wire
                            .heard("notification.delivery-changed.v1", scene.agreement)
                            .size()
                    == Scene.PARTIES.size());
            var notice = scene.inbox("US", "STATEMENT_MADE").get(0).path("id").asText();
            assertThat(count("select count(*) from pending_leaf where kind = 'notice-released' and subject = '" + notice
                            + "'"))
                    .isOne();
            assertThat(count("select count(*) from pending_leaf l join delivery d on d.id::text = l.subject"
                            + " where l.kind = 'delivery-changed' and d.notice_id = '" + notice + "'"))
                    .isEqualTo(Scene.PARTIES.size());
        }
    }

    private int timersOf(UUID notice) {
        return count("select count(*) from scheduled_tasks where task_instance = '" + notice + "'");
    }

    private int deliveriesOf(UUID notice) {
        return count("select count(*) from delivery where notice_id = '" + notice + "'");
    }

    private int count(String question) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(question);
                var row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
