package org.trucewatch.acceptance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.local.Component;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two processes of the notification service on one database, and one of them dies at a deadline of many requests. */
class ReplicasTest {

    private static final int MEETINGS = 60;
    private static final Instant REPLY_BY = World.OFFICE_HOURS.plus(Duration.ofHours(6));

    private final World world = World.started();

    @AfterEach
    void putBack() {
        world.stack.start(Component.NOTIFICATION);
        world.setClockRight();
    }

    @Test
    void everyDeadlineTakesEffectOnceThoughTwoKeepItAndOneDies() {
        world.setClock(World.OFFICE_HOURS);
        try (var second = world.stack.replica(Component.NOTIFICATION, Map.of())) {
            second.start();
            var there = URI.create(second.url());
            var meetings = IntStream.range(0, MEETINGS)
                    .mapToObj(n -> asked(n % 2 == 0 ? world.notification : there))
                    .toList();

            world.setClock(REPLY_BY);
            await().until(() -> lapsed(there, "officer-us", meetings), lapsed -> !lapsed.isEmpty());
            world.stack.kill9(Component.NOTIFICATION);

            for (var party : world.parties) {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> lapsed(there, party.officer(), meetings), lapsed -> lapsed.containsAll(meetings));
                assertThat(lapsed(there, party.officer(), meetings))
                        .as("notices to " + party)
                        .containsExactlyInAnyOrderElementsOf(meetings);
            }
            world.stack.start(Component.NOTIFICATION);
            assertThat(meetings).allSatisfy(meeting -> assertThat(world.api
                            .get("officer-us", world.notification, "/v1/meetings/" + meeting)
                            .text("state"))
                    .isEqualTo("LAPSED"));
            assertThat(lapsed(world.notification, "officer-us", meetings)).hasSize(MEETINGS);
        }
    }

    private String asked(URI service) {
        return world.api
                .post("officer-ru", service, "/v1/meetings", Meetings.request("US", REPLY_BY))
                .expecting(201)
                .text("id");
    }

    /** Those of the meetings about whose lapse a notice was released, as often as one was. */
    private List<String> lapsed(URI service, String officer, List<String> meetings) {
        return world.all(officer, service, "/v1/notices?kind=MEETING_LAPSED").stream()
                .map(notice -> notice.path("subject").asText())
                .filter(meetings::contains)
                .toList();
    }
}
