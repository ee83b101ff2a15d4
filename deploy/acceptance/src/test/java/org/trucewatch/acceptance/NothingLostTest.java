package org.trucewatch.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.trucewatch.local.Component;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * 2,000 reports of distinct incidents are posted by eight clients that send again until they are answered, while every
 * service is killed and both servers are restarted. Afterwards nothing is missing and nothing is there twice.
 */
class NothingLostTest {

    private static final int REPORTS = 2000;
    private static final List<Component> FAULTS = List.of(
            Component.INCIDENTS,
            Component.VERIFICATION,
            Component.NOTIFICATION,
            Component.RABBITMQ,
            Component.POSTGRES);

    private static final Set<Component> SERVICES =
            Set.of(Component.INCIDENTS, Component.VERIFICATION, Component.NOTIFICATION);

    private final World world = World.started();
    private final List<UUID> ids =
            IntStream.range(0, REPORTS).mapToObj(n -> UUID.randomUUID()).toList();
    private final Map<UUID, Integer> answers = new ConcurrentHashMap<>();

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void whateverIsKilledNothingIsLostAndNothingIsDoubled() throws Exception {
        world.setClockRight();
        int slice = REPORTS / FAULTS.size();
        for (int i = 0; i < FAULTS.size(); i++) {
            postDuring(i * slice, (i + 1) * slice, FAULTS.get(i));
        }
        assertThat(answers).hasSize(REPORTS).allSatisfy((id, status) -> assertThat(status)
                .isIn(200, 201));

        var incidentOf = new HashMap<UUID, String>();
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    ids.stream()
                            .filter(id -> !incidentOf.containsKey(id))
                            .limit(200)
                            .forEach(id -> incidents(id).stream()
                                    .findFirst()
                                    .ifPresent(incident -> incidentOf.put(id, incident)));
                    return incidentOf.size() == REPORTS;
                });
        assertThat(new HashSet<>(incidentOf.values())).as("distinct incidents").hasSize(REPORTS);
        assertThat(ids).allSatisfy(id -> assertThat(incidents(id)).hasSize(1));

        var caseOf = new HashMap<String, String>();
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    incidentOf.values().stream()
                            .filter(id -> !caseOf.containsKey(id))
                            .limit(200)
                            .forEach(id -> cases(id).stream().findFirst().ifPresent(file -> caseOf.put(id, file)));
                    return caseOf.size() == REPORTS;
                });
        assertThat(incidentOf.values()).allSatisfy(id -> assertThat(cases(id)).hasSize(1));

        var urgent = IntStream.range(0, REPORTS)
                .filter(n -> n % 10 == 0)
                .mapToObj(n -> caseOf.get(incidentOf.get(ids.get(n))))
                .toList();
        for (var party : List.of("us", "ru", "un", "gov", "hnc")) {
            Set<String> told = new HashSet<>();
            await().atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        urgent.stream()
                                .filter(file -> !told.contains(file))
                                .limit(50)
                                .forEach(file -> {
                                    if (!notices(party, file).isEmpty()) {
                                        told.add(file);
                                    }
                                });
                        return told.size() == urgent.size();
                    });
            assertThat(urgent)
                    .allSatisfy(file -> assertThat(notices(party, file)).hasSize(1));
        }
        for (var service : List.of("incidents", "verification", "notification")) {
            assertThat(Queues.of(world.stack).messages(service + ".dead-letters"))
                    .isZero();
        }
    }

    /** Posts a slice of the reports; when a quarter of it is answered, the fault strikes. */
    private void postDuring(int from, int to, Component fault) throws InterruptedException {
        var clients = Executors.newFixedThreadPool(8);
        var next = new AtomicInteger(from);
        for (int i = 0; i < 8; i++) {
            clients.execute(() -> {
                for (int n = next.getAndIncrement(); n < to; n = next.getAndIncrement()) {
                    post(n);
                }
            });
        }
        clients.shutdown();
        await().atMost(Duration.ofMinutes(1)).until(() -> answers.size() >= from + (to - from) / 4);
        if (SERVICES.contains(fault)) {
            world.stack.kill9(fault);
            world.stack.start(fault);
        } else {
            world.stack.restart(fault);
        }
        assertThat(clients.awaitTermination(3, TimeUnit.MINUTES))
                .as(fault.title())
                .isTrue();
    }

    private void post(int n) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    try {
                        var answer = world.api.post(
                                "agency-rcc", world.incidents, "/v1/reports", Reports.distinct(ids.get(n), n));
                        if (answer.is(200, 201)) {
                            answers.put(ids.get(n), answer.status());
                            return true;
                        }
                        assertThat(answer.status()).as(answer.body().toString()).isGreaterThanOrEqualTo(500);
                        return false;
                    } catch (UncheckedIOException e) {
                        return false; // killed in the middle: send again
                    }
                });
    }

    private List<String> incidents(UUID report) {
        return world.api
                .get("agency-rcc", world.incidents, "/v1/reports/" + report)
                .expecting(200)
                .body()
                .path("incidents")
                .findValuesAsText("id");
    }

    private List<String> cases(String incident) {
        return world.items("adjudicator", world.verification, "/v1/cases?incident=" + incident).stream()
                .map(file -> file.path("id").asText())
                .toList();
    }

    private List<String> notices(String party, String file) {
        return world
                .items("officer-" + party, world.notification, "/v1/notices?kind=ACCOUNT_REQUESTED&subject=" + file)
                .stream()
                .map(notice -> notice.path("id").asText())
                .toList();
    }
}
