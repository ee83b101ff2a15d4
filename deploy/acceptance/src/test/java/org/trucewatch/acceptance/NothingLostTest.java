package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.trucewatch.load.input.Json;
import org.trucewatch.local.Component;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * 2,000 reports of distinct incidents are posted while every service is killed and both servers are restarted. In the
 * end every report is an incident with one case, and every party has been told of every request for an account once: of
 * urgent ones at once, of the others in the one daily schedule of the party that is asked.
 */
class NothingLostTest {

    private static final int REPORTS = 2000;
    private static final List<Component> SERVICES =
            List.of(Component.INCIDENTS, Component.VERIFICATION, Component.NOTIFICATION);
    private static final List<Component> SERVERS = List.of(Component.RABBITMQ, Component.POSTGRES);

    /** Three parties are asked; their offices are open. */
    private static final Instant MORNING = Instant.parse("2016-04-13T07:00:00Z");

    /** At 08:00 in Damascus the next day. */
    private static final String SCHEDULE = "2016-04-14T05:00:00Z";

    private record Accused(String actor, String type, String party) {}

    private static final List<Accused> ACCUSED = List.of(
            new Accused("jaysh-al-islam", "ARMED_GROUP", "HNC"),
            new Accused("government-forces", "PARTY_FORCE", "GOV"),
            new Accused("us-led-coalition", "PARTY_FORCE", "US"));

    private final World world = World.started();
    private final List<ObjectNode> reports =
            IntStream.range(0, REPORTS).mapToObj(NothingLostTest::report).toList();

    @AfterEach
    void setTheClockRight() {
        world.setClockRight();
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void whateverIsKilledNothingIsLostAndNothingIsDoubled() {
        var begun = Instant.now();
        world.setClock(MORNING);
        postAllWhileEverythingFailsInTurn();

        var incidents = oneOfEach("incident of a report", ids(reports), this::incidentsOfReports);
        assertThat(Set.copyOf(incidents.values())).as("distinct incidents").hasSize(REPORTS);
        var cases = oneOfEach("case of an incident", incidents.values(), this::casesOfIncidents);

        for (var party : world.parties) {
            var urgent = casesOf(incidents, cases, reports.stream().filter(NothingLostTest::isUrgent));
            oneOfEach("notice to " + party, urgent, () -> noticesOfSubjects(party));
        }
        // events keep the order of their outbox: once the last is told of, all before it are in their schedules
        var last = Proceedings.begun(world, "agency-snhr", Reports.urgent(Reports.another()));
        world.awaitNotice("officer-un", "ACCOUNT_REQUESTED", last.file());
        world.setClock(Instant.parse(SCHEDULE));
        world.stack.kill9(Component.NOTIFICATION);
        world.stack.start(Component.NOTIFICATION);
        for (var accused : ACCUSED) {
            var ordinary = casesOf(
                    incidents, cases, reports.stream().filter(report -> !isUrgent(report) && accuses(report, accused)));
            world.parties.forEach(party -> theScheduleNamesEachOnce(accused.party(), party, ordinary));
        }
        for (var party : world.parties) {
            assertThat(world.all(party.officer(), world.notification, "/v1/inbox?"))
                    .as("inbox of " + party)
                    .extracting(notice -> notice.path("id").asText())
                    .doesNotHaveDuplicates();
        }
        for (var service : world.services().keySet()) {
            assertThat(world.deadLetters(service, begun)).as(service).isEmpty();
        }
        assertThat(Queues.of(world.stack).messages("unrouted")).isZero();
    }

    private void postAllWhileEverythingFailsInTurn() {
        var posting = new Posting(world, "agency-rcc");
        var faults = Stream.concat(
                        SERVICES.stream().map(this::killed), SERVERS.stream().map(this::restarted))
                .toList();
        int slice = REPORTS / faults.size();
        for (int i = 0; i < faults.size(); i++) {
            posting.during(reports.subList(i * slice, (i + 1) * slice), faults.get(i));
        }
        assertThat(posting.answers.keySet()).isEqualTo(Set.copyOf(ids(reports)));
    }

    private Runnable killed(Component service) {
        return () -> {
            world.stack.kill9(service);
            world.stack.start(service);
        };
    }

    private Runnable restarted(Component server) {
        return () -> world.stack.restart(server);
    }

    private void theScheduleNamesEachOnce(String asked, Party party, Collection<String> cases) {
        var brief = world.awaitNotice(party.officer(), "ACCOUNT_REQUESTED", asked + "/" + SCHEDULE);
        var as = "schedule of " + asked + " as " + party + " gets it";
        assertThat(noticesOfSubjects(party).get(asked + "/" + SCHEDULE)).as(as).hasSize(1);
        var at = URI.create(
                world.notification + "/v1/notices/" + brief.path("id").asText());
        var notice = Json.read(
                world.http.get(party.officer(), at, "Accept-Language", "en").body());
        assertThat(notice.path("to")).as(as).extracting(JsonNode::asText).containsExactly(asked);
        assertThat(StreamSupport.stream(notice.at("/document/facts/cases").spliterator(), false)
                        .map(named -> named.path("caseId").asText()))
                .as(as)
                .containsExactlyInAnyOrderElementsOf(cases);
        assertThat(notice.at("/letter/text").asText().lines().filter(line -> line.startsWith("• ")))
                .as(as)
                .hasSize(cases.size());
    }

    /** Waits until everything asked for is there, and answers the one that each has. */
    private Map<String, String> oneOfEach(
            String what, Collection<String> keys, Supplier<Map<String, List<String>>> found) {
        await(what)
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> found.get().keySet().containsAll(keys));
        var all = found.get();
        var one = new HashMap<String, String>();
        for (var key : keys) {
            assertThat(all.get(key)).as("%s: %s", what, key).hasSize(1);
            one.put(key, all.get(key).get(0));
        }
        return one;
    }

    private Map<String, List<String>> incidentsOfReports() {
        return world.all("agency-rcc", world.incidents, "/v1/reports?since=" + MORNING).stream()
                .filter(report -> !report.path("incidents").isEmpty())
                .collect(Collectors.toMap(report -> report.path("id").asText(), report -> report.path("incidents")
                        .findValuesAsText("id")));
    }

    private Map<String, List<String>> casesOfIncidents() {
        return grouped(
                world.all("adjudicator", world.verification, "/v1/cases?agreement=syria-2016"), "incidentId", "id");
    }

    private Map<String, List<String>> noticesOfSubjects(Party party) {
        return grouped(
                world.all(party.officer(), world.notification, "/v1/notices?kind=ACCOUNT_REQUESTED"), "subject", "id");
    }

    private static Map<String, List<String>> grouped(List<JsonNode> items, String by, String field) {
        return items.stream()
                .collect(Collectors.groupingBy(
                        item -> item.path(by).asText(),
                        Collectors.mapping(item -> item.path(field).asText(), Collectors.toList())));
    }

    private static List<String> casesOf(
            Map<String, String> incidents, Map<String, String> cases, Stream<ObjectNode> reports) {
        return reports.map(report -> cases.get(incidents.get(report.path("id").asText())))
                .toList();
    }

    private static List<String> ids(List<ObjectNode> reports) {
        return reports.stream().map(report -> report.path("id").asText()).toList();
    }

    private static ObjectNode report(int n) {
        var accused = ACCUSED.get(n % ACCUSED.size());
        var report = Reports.distinct(UUID.randomUUID(), n);
        Reports.accuse(report, accused.actor(), accused.type());
        return n % 10 == 0 ? Reports.urgent(report) : report;
    }

    private static boolean isUrgent(ObjectNode report) {
        return report.has("protectedSite");
    }

    private static boolean accuses(ObjectNode report, Accused accused) {
        return report.at("/alleged/0/actor").asText().equals(accused.actor());
    }
}
