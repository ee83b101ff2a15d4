package org.trucewatch.notification.delivery;

import org.junit.jupiter.api.Test;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.notification.party.Channel;

import java.time.Instant;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeliveryTest {

    private static final Instant SATURDAY = Instant.parse("2016-03-19T12:00:00Z");
    private static final Instant SUNDAY_NINE = Instant.parse("2016-03-20T07:00:00Z");
    private static final UUID NOTICE = UUID.randomUUID();

    @Test
    void theInboxOfAnOpenOfficeServesAtOnce() {
        var delivery = Delivery.toInbox(NOTICE, "US", SATURDAY, SATURDAY);
        assertThat(delivery.state()).isEqualTo(DeliveryState.SERVED);
    }

    @Test
    void theInboxOfAClosedOfficeServesWhenItOpens() {
        var delivery = Delivery.toInbox(NOTICE, "GOV", SUNDAY_NINE, SATURDAY);
        assertThat(delivery.stateAt(SATURDAY)).isEqualTo(DeliveryState.SENT);
        assertThat(delivery.servedBy(SUNDAY_NINE.minusMillis(1))).isFalse();
        assertThat(delivery.stateAt(SUNDAY_NINE)).isEqualTo(DeliveryState.SERVED);
    }

    @Test
    void whoAcknowledgesBeforeOfficeHoursIsServedByThat() {
        var delivery = Delivery.toInbox(NOTICE, "GOV", SUNDAY_NINE, SATURDAY);
        delivery.acknowledge(SATURDAY.plusSeconds(60));
        assertThat(delivery.state()).isEqualTo(DeliveryState.ACKNOWLEDGED);
        assertThat(delivery.servedAt()).isEqualTo(SATURDAY.plusSeconds(60));
    }

    @Test
    void theSameNoticeToTheSameEndpointIsTheSameDelivery() {
        var endpoint = UUID.randomUUID();
        assertThat(Delivery.to(NOTICE, "US", Channel.WEBHOOK, endpoint, SATURDAY)
                        .id())
                .isEqualTo(Delivery.to(NOTICE, "US", Channel.WEBHOOK, endpoint, SUNDAY_NINE)
                        .id())
                .isNotEqualTo(Delivery.to(NOTICE, "US", Channel.WEBHOOK, UUID.randomUUID(), SATURDAY)
                        .id());
    }

    @Test
    void thereIsNothingToSendAgainToAnInbox() {
        var delivery = Delivery.toInbox(NOTICE, "US", SATURDAY, SATURDAY);
        assertThatThrownBy(() -> delivery.deliverAgain(null, SATURDAY)).isInstanceOf(Refusal.class);
    }
}
