package org.trucewatch.verification.casefile;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Person;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.verification.Person.OFFICER_HNC;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;

@VerificationTest
class CaseQueueTest {

    private static final List<String> AGREEMENTS =
            IntStream.range(0, 50).mapToObj(n -> "agreement-" + n).toList();
    private static final Eyes REVIEWER =
            new Eyes("somebody", "US", List.of("US"), AGREEMENTS, List.of(), true, false, false);
    private static final Eyes OFFICER =
            new Eyes("somebody", "P7", List.of(), AGREEMENTS, List.of(), false, false, false);

    /** Many cases of many actors, most of them decided long ago. */
    private static final String MANY = """
            insert into case_file (id, incident_id, agreement_id, agreement_version, drill, urgent, sensitive, kind, day,
                                   actor, answerable_party, asked_party, reach, status, revision, opened_at,
                                   long_stop_at, silent, release_at)
            select gen_random_uuid(), gen_random_uuid(), 'agreement-' || n % 50, 1, false, false, false, 'SHELLING',
                   '2016-03-05', 'actor-' || n % 20, 'P' || n % 20, 'P' || n % 20, 'ACCUSED',
                   case when n % 100 = 0 then 'IN_REVIEW' when n % 100 = 1 then 'AWAITING_REPLY' else 'DECIDED' end, 1,
                   timestamptz '2015-01-01' + n * interval '1 minute', '2016-03-19', false,
                   case when n % 100 > 1 then timestamptz '2016-03-05' end
              from generate_series(1, 60000) n""";

    @Inject
    AgroalDataSource database;

    @Inject
    EntityManagerFactory entities;

    @Inject
    CaseQueue queue;

    private static CaseQueue.Filter filter(
            String agreement, CaseStatus status, String actor, UUID incident, boolean mine) {
        return new CaseQueue.Filter(agreement, status, actor, incident, mine);
    }

    @Test
    void everyListIsReadFromAnIndexInItsOrder() throws SQLException {
        QuarkusTransaction.begin();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(MANY);
            statement.execute("analyze case_file");
            inOrder(connection, REVIEWER, filter(null, null, null, null, false), "case_file_queue");
            inOrder(connection, REVIEWER, filter("agreement-7", null, null, null, false), "case_file_of_agreement");
            inOrder(connection, REVIEWER, filter(null, null, "actor-7", null, false), "case_file_of_actor");
            inOrder(
                    connection,
                    REVIEWER,
                    filter(null, CaseStatus.AWAITING_REPLY, null, null, false),
                    "case_file_in_status");
            inOrder(connection, OFFICER, filter(null, null, null, null, true), "case_file_asked");
            indexed(connection, REVIEWER, filter(null, CaseStatus.IN_REVIEW, null, null, false));
            indexed(connection, REVIEWER, filter(null, null, null, null, true));
            assertThat(indexed(connection, REVIEWER, filter(null, null, null, UUID.randomUUID(), false)))
                    .contains("case_file_incident_id_key");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void inOrder(Connection connection, Eyes eyes, CaseQueue.Filter filter, String index) throws SQLException {
        assertThat(indexed(connection, eyes, filter)).contains(index).doesNotContain("Sort");
    }

    private static String indexed(Connection connection, Eyes eyes, CaseQueue.Filter filter) throws SQLException {
        var plan = plan(connection, eyes, filter);
        assertThat(plan).doesNotContain("Seq Scan on case_file");
        return plan;
    }

    private static String plan(Connection connection, Eyes eyes, CaseQueue.Filter filter) throws SQLException {
        var after = new CaseQueue.Position(Instant.parse("2015-01-10T00:00:00Z"), UUID.randomUUID());
        var where = CaseQueue.where(eyes, filter, after, Instant.parse("2016-03-06T00:00:00Z"));
        try (var explain = connection.prepareStatement("explain " + CaseQueue.sql(where))) {
            explain.setInt(where.bind(explain), 51);
            try (var row = explain.executeQuery()) {
                var lines = new StringBuilder();
                while (row.next()) {
                    lines.append(row.getString(1)).append('\n');
                }
                return lines.toString();
            }
        }
    }

    @Test
    void aPageTakesTheSameFewStatementsHoweverLongItIs() throws Exception {
        try (var scene = new Scene()) {
            var actor = "group-" + UUID.randomUUID();
            for (int i = 0; i < 40; i++) {
                scene.wire.tell(Incident.byAnArmedGroup().actor(actor, "ARMED_GROUP", "HNC"), 2);
            }
            eventually(() -> listed(OFFICER_HNC, actor) == 40);
            for (var person : List.of(REVIEWER_US, OFFICER_HNC)) {
                // cases, seats and earlier requests; the ids are read by no statement of Hibernate's. A deadline that
                // happens to take effect meanwhile is counted too, so the quietest moment counts
                eventually(() -> statements(() -> listed(person, actor)) <= 3);
            }
        }
    }

    private long statements(Runnable call) {
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        call.run();
        return statistics.getPrepareStatementCount();
    }

    private static int listed(Person person, String actor) {
        return person.asks()
                .get("/v1/cases?limit=500&actor=" + actor)
                .jsonPath()
                .getList("items")
                .size();
    }
}
