package org.trucewatch.notification.carrier;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Receiver;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Told;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What happens to a delivery whose courier is killed after it was sent and before that was written down. */
@NotificationTest
class LeaseTest {

    @Inject
    AgroalDataSource database;

    @Inject
    Claims claims;

    @Test
    void aDeliveryClaimedByACourierThatDiedIsDeliveredAgainUnderTheSameId() throws Exception {
        try (var scene = Scene.at("2016-03-09T12:00:00+02:00");
                var receiver = Receiver.thatTakesEverything()) {
            WebhookTest.enter(scene, "UN", receiver.url(), "whsec_" + "A".repeat(44));
            scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> receiver.received().size() == 1);
            var id = UUID.fromString(receiver.received().get(0).id());
            await().until(() -> "SERVED".equals(state(id)));

            // sent, and then the process is gone: the row is as the claim left it
            change(
                    "update delivery set state = 'DUE', attempts = 1, leased_until = now() + interval '1 hour' where id = ?",
                    id);
            assertThat(claims.claim(List.of(), List.of(), 100))
                    .extracting(Parcel::deliveryId)
                    .doesNotContain(id);
            assertThat(receiver.received()).hasSize(1);

            change("update delivery set leased_until = now() where id = ?", id);
            await().until(() -> receiver.received().size() == 2);
            assertThat(receiver.received().get(1).id()).isEqualTo(id.toString());
            await().until(() -> "SERVED".equals(state(id)));
        }
    }

    private void change(String sql, UUID id) throws Exception {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            update.setObject(1, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private String state(UUID id) throws Exception {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select state from delivery where id = ?")) {
            query.setObject(1, id);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
