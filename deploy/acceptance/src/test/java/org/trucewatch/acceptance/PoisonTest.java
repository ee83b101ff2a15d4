package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.trucewatch.load.input.Json;
import org.trucewatch.local.Component;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What cannot be read, on the real broker, and the operator who deals with it; and what could not be read for a while,
 * with which nobody has to deal.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoisonTest {

    private static final String LIST = "/ops/verification/dead-letters";

    /** Of a group that only this test accuses. */
    private static final String ACTOR = "levant-front";

    private final World world = World.started();
    private Instant begun;

    @BeforeAll
    void openTheOffices() {
        world.setClock(World.OFFICE_HOURS);
    }

    @BeforeEach
    void begin() {
        begun = Instant.now();
    }

    @AfterAll
    void setTheClockRight() {
        world.setClockRight();
    }

    @Test
    void aMessageThatNobodyCanReadIsDeadAtOnceAndComesBackFromEveryReplay() {
        var subject = UUID.randomUUID().toString();
        Amqp.publish(
                world.stack,
                "incidents",
                "incidents.incident-changed.v1",
                event(subject, "{\"occurred\": \"a secret that no operator reads\"}"));

        var letter = onlyLetterAbout(subject);
        assertThat(Instant.parse(letter.path("deadAt").asText()))
                .as("nothing is tried again that cannot succeed")
                .isBefore(begun.plusSeconds(10));
        assertThat(letter.path("eventType").asText()).isEqualTo("incidents.incident-changed.v1");
        assertThat(letter.path("reason").asText()).isNotEmpty();
        assertThat(letter.path("digest").asText()).matches("sha-256:[0-9a-f]{64}");
        assertThat(world.deadLetters("verification", begun).toString()).doesNotContain("secret");

        replay(letter);
        await().until(() -> onlyLetterAbout(subject), again -> isLater(again, letter));
        assertThat(onlyLetterAbout(subject).path("id")).isEqualTo(letter.path("id"));
    }

    @Test
    void onceItsCauseIsRemovedAReplayedMessageTakesEffectExactlyOnce() throws SQLException {
        var report = Reports.urgent(Reports.accuse(Reports.another(), ACTOR, "ARMED_GROUP"));
        inVerificationsDatabase(
                "alter table case_file add constraint broken check (actor is distinct from '" + ACTOR + "') not valid");
        var incident = reported(report);
        var letter = onlyLetterAbout(incident);
        assertThat(casesOf(incident)).isEmpty();
        // its neighbours are read as ever
        Proceedings.begun(world, "agency-snhr", Reports.another());

        inVerificationsDatabase("alter table case_file drop constraint broken");
        replay(letter);
        var file = world.awaitCase(incident).path("id").asText();
        world.parties.forEach(party -> world.awaitNotice(party.officer(), "ACCOUNT_REQUESTED", file));
        replay(letter);

        await().until(() -> Queues.of(world.stack).messages("verification.from-incidents"), waiting -> waiting == 0);
        assertThat(casesOf(incident)).hasSize(1);
        assertThat(world.parties).allSatisfy(party -> assertThat(world.items(
                        party.officer(), world.notification, "/v1/notices?kind=ACCOUNT_REQUESTED&subject=" + file))
                .hasSize(1));
        assertThat(onlyLetterAbout(incident).path("replayedBy").asText()).isEqualTo("operator");
        assertThat(onlyLetterAbout(incident).path("deadAt")).isEqualTo(letter.path("deadAt"));
    }

    @Test
    void aDatabaseThatDiesWhileItIsWrittenToLeavesNoDeadLetter() throws SQLException {
        var lock = verificationsDatabase();
        lock.setAutoCommit(false);
        lock.createStatement().execute("lock table case_file in access exclusive mode");
        var reports = List.of(Reports.another(), Reports.another(), Reports.another());
        var incidents = reports.stream().map(this::reported).toList();
        await().until(this::isCaseFileWaitedFor);

        world.stack.kill9(Component.POSTGRES);
        world.stack.start(Component.POSTGRES);

        assertThat(incidents).allSatisfy(incident -> {
            world.awaitCase(incident);
            assertThat(casesOf(incident)).hasSize(1);
        });
        assertThat(world.deadLetters("verification", begun)).isEmpty();
    }

    private String reported(ObjectNode report) {
        world.api.post("agency-snhr", world.incidents, "/v1/reports", report).expecting(201);
        return world.awaitIncident("agency-snhr", report.path("id").asText());
    }

    private List<JsonNode> casesOf(String incident) {
        return world.items("adjudicator", world.verification, "/v1/cases?incident=" + incident);
    }

    /** The one row about a subject, as soon as its message is back from the broker. */
    private JsonNode onlyLetterAbout(String subject) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> world.deadLetters("verification", begun).stream()
                                .filter(letter ->
                                        letter.path("subject").asText().equals(subject))
                                .toList(),
                        letters -> letters.size() == 1
                                && letters.get(0).path("replayable").asBoolean())
                .get(0);
    }

    private static boolean isLater(JsonNode again, JsonNode letter) {
        return Instant.parse(again.path("deadAt").asText())
                .isAfter(Instant.parse(letter.path("deadAt").asText()));
    }

    private void replay(JsonNode letter) {
        world.api
                .post(
                        "operator",
                        world.verification,
                        LIST + "/" + letter.path("id").asText() + "/replays",
                        Json.object())
                .expecting(202);
    }

    private boolean isCaseFileWaitedFor() throws SQLException {
        try (var connection = verificationsDatabase();
                var statement = connection.createStatement();
                var waiting = statement.executeQuery(
                        "select count(*) from pg_locks where relation = 'case_file'::regclass and not granted")) {
            waiting.next();
            return waiting.getInt(1) > 0;
        }
    }

    private void inVerificationsDatabase(String statement) throws SQLException {
        try (var connection = verificationsDatabase()) {
            connection.createStatement().execute(statement);
        }
    }

    private Connection verificationsDatabase() throws SQLException {
        var databases = world.stack.databases();
        return DriverManager.getConnection(databases.url("verification"), databases.user(), databases.password());
    }

    private static String event(String subject, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/trucewatch/incidents",
                 "type": "incidents.incident-changed.v1", "subject": "%s", "time": "2016-03-05T09:00:00Z",
                 "agreementid": "syria-2016", "revision": 1, "exercise": false,
                 "datacontenttype": "application/json", "data": %s}""".formatted(UUID.randomUUID(), subject, data);
    }
}
