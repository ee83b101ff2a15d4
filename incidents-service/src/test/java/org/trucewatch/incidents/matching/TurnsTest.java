package org.trucewatch.incidents.matching;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Database;
import org.trucewatch.incidents.IncidentsTest;
import org.trucewatch.incidents.report.Report;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.SNHR;

/** Whoever sends a flood waits behind nobody, and nobody waits behind the flood. */
@IncidentsTest
class TurnsTest extends Calls {

    private static final int FLOOD = 5_000;
    private static final int BATCH = 500;

    @Inject
    Queue queue;

    private Ceasefire ceasefire;
    private Queue.Group group;

    @BeforeEach
    void anAgreementIsInForce() {
        ceasefire = Ceasefire.inForce();
        group = new Queue.Group(ceasefire.id(), "SY02");
    }

    @Test
    void aFloodOfOneAffiliationDelaysNoOtherAndIsMatchedToTheLast() throws SQLException {
        try (var worker = Database.open()) {
            holdBack(worker);
            flood(FLOOD);
            var alone = queue.next(group, BATCH);
            var single = sent(SNHR, ceasefire.report().body());
            var shared = queue.next(group, BATCH);

            assertThat(alone).hasSize(BATCH).extracting(Report::agency).containsOnly("rcc");
            assertThat(shared).hasSize(BATCH).last().extracting(Report::id).isEqualTo(single);
            assertThat(shared.subList(0, BATCH - 1)).isEqualTo(alone.subList(0, BATCH - 1));
            assertThat(queue.next(group, 51)).extracting(Report::id).contains(single);
            assertThat(queue.next(group, 50)).extracting(Report::id).doesNotContain(single);
        }

        await().atMost(Duration.ofMinutes(3)).until(() -> count("to_match where agreement_id = ?") == 0);
        assertThat(count("witness where agreement_id = ?")).isEqualTo(FLOOD + 1);
        var before = "witness w join report r on r.id = w.report_id where r.agreement_id = ? and r.agency = 'rcc'"
                + " and w.joined_at <= (select joined_at from witness join report t on t.id = report_id"
                + " where t.agreement_id = r.agreement_id and t.agency = 'snhr')";
        assertThat(count(before)).isLessThan(BATCH);
    }

    @Test
    void aReportThatCannotBeMatchedIsSetAsideWhateverOthersHaveWaitingBeforeIt() throws SQLException {
        var words = ceasefire.report().body();
        UUID broken;
        try (var worker = Database.open()) {
            holdBack(worker);
            flood(BATCH + 100);
            broken = sent(SNHR, words);
            Database.run("update report set content = content || '{\"occurred\": \"never\"}' where id = ?", broken);
        }

        await().atMost(Duration.ofMinutes(1)).until(() -> count("to_match where agreement_id = ?") == 1);
        // those of the batch that failed one by one, and then all others in a batch again
        assertThat(count("(select distinct agreement_id, joined_at from witness) moment where agreement_id = ?"))
                .isEqualTo(BATCH);

        Database.run(
                "update report set content = content || jsonb_build_object('occurred', ?::jsonb) where id = ?",
                words.get("occurred").toString(),
                broken);
        Database.run("update to_match set stuck_until = 'epoch' where report_id = ?", broken);
        await().atMost(SOON).until(() -> count("to_match where agreement_id = ?") == 0);
    }

    @Test
    void whatComesNextIsFoundByIndexesHoweverMuchWaits() throws SQLException {
        try (var connection = Database.open();
                var statement = connection.createStatement()) {
            // tables of the same names, seen by this connection only, with the indexes of the real ones
            for (var table : List.of("report", "to_match")) {
                statement.execute("create temp table " + table + " (like public." + table
                        + " including indexes including defaults including identity)");
            }
            statement.execute("""
                    insert into report (id, agreement_id, agency, affiliation, area, claim, drill, flags, digest, content,
                                        leaf, received_at)
                    select gen_random_uuid(), 'a', 'b', 'side ' || n % 5, 'SY02', 'ALLEGATION', false, '{}', 'd', '{}', 'l', now()
                      from generate_series(1, 60000) n""");
            statement.execute("insert into to_match (report_id, agreement_id, area, affiliation)"
                    + " select id, agreement_id, area, affiliation from report");
            statement.execute("analyze report");
            statement.execute("analyze to_match");
            try (var plan = connection.prepareStatement("explain " + Queue.NEXT)) {
                Queue.ask(plan, new Queue.Group("a", "SY02"), 50, BATCH);
                var lines = new ArrayList<String>();
                try (var row = plan.executeQuery()) {
                    while (row.next()) {
                        lines.add(row.getString(1));
                    }
                }
                assertThat(lines)
                        .anyMatch(line -> line.contains("to_match"))
                        .noneMatch(line -> line.contains("Seq Scan"));
            }
        }
    }

    /** As if another replica were at the group. */
    private void holdBack(Connection worker) throws SQLException {
        try (var lock = worker.prepareStatement("select pg_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "matching " + ceasefire.id() + " SY02");
            lock.execute();
        }
    }

    /** Acts that are far enough apart in time and place to be one each. */
    private void flood(int reports) {
        var lines = IntStream.range(0, reports)
                .mapToObj(i -> {
                    var hour = "2016-03-%02dT%02d:".formatted(1 + i % 20, 2 + i / 20 % 20);
                    var report = ceasefire
                            .report()
                            .at(36.6 + i / 400 * 0.15, 35.7 + i % 7 * 0.15, "EXACT")
                            .between(hour + "00:00+02:00", hour + "30:00+02:00", "EXACT");
                    return report.named("Place " + i).body().toString();
                })
                .collect(Collectors.joining("\n"));
        var answer = as(RCC).contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/reports/batch")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(answer.lines()).hasSize(reports).allMatch(line -> line.contains("\"status\":201"));
    }

    private long count(String what) throws SQLException {
        try (var connection = Database.open();
                var query = connection.prepareStatement("select count(*) from " + what)) {
            query.setString(1, ceasefire.id());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
