package org.trucewatch.notification.notice;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;

/** What PostgreSQL does for a page of a long list: it reads an index in the list's order and little else. */
@NotificationTest
class NoticeBoardTest {

    private static final Instant NOW = Instant.parse("2016-04-01T12:00:00Z");

    /** Forty thousand notices of some years to five parties; every other one is acknowledged, one kind and case is rare. */
    private static final String MANY = """
            insert into notice (id, agreement_id, kind, subject, revision, urgency, drill, answerers, release_at,
                                document, digest, titles, released_at)
            select gen_random_uuid(), case when n % 10 = 0 then 'seldom' else 'often' end,
                   case when n % 5000 = 0 then 'MEETING_LAPSED' else 'ACCOUNT_REQUESTED' end, 'case-' || n % 9000, 1,
                   'URGENT', false, '', at, '{}', 'd', '[]', at
              from generate_series(1, 40000) n, lateral (select timestamptz '2016-04-01T12:00:00Z' - n * interval '1 hour' as at) t;
            insert into delivery (id, notice_id, party, channel, state, served_at, released_at)
            select gen_random_uuid(), n.id, p.code, 'INBOX',
                   case when n.subject like '%1' then 'ACKNOWLEDGED' else 'SENT' end,
                   n.released_at + interval '30 minutes', n.released_at
              from notice n, unnest(array['US', 'RU', 'UN', 'GOV', 'HNC']) as p (code) where n.digest = 'd';
            analyze notice, delivery""";

    @Inject
    AgroalDataSource database;

    @Test
    void everyFilterIsAnsweredInOrderByAnIndex() throws Exception {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (var insert = connection.createStatement()) {
                    insert.execute(MANY);
                }
                questions().forEach((name, wanted) -> {
                    var plan = plan(connection, wanted);
                    assertThat(plan)
                            .as(name)
                            .doesNotContain("Seq Scan on notice", "Seq Scan on delivery")
                            .doesNotContainPattern("Rows Removed by Filter: \\d{4}");
                    assertThat(rowsRead(plan)).as(name + "\n" + plan).isLessThan(500);
                });
            } finally {
                connection.rollback();
            }
        }
    }

    private static Map<String, Wanted> questions() {
        var both = List.of("often", "seldom");
        return Map.of(
                "everything", wanted(null, null, null, null, null, null),
                "my agreements", wanted(both, null, null, null, null, null),
                "one agreement", wanted(List.of("seldom"), null, null, null, null, null),
                "a kind", wanted(both, null, Kind.MEETING_LAPSED, null, null, null),
                "a subject", wanted(both, null, null, null, "case-77", null),
                "a party", wanted(both, "US", null, null, null, null),
                "open with a party", wanted(both, "US", null, Progress.SERVED, null, null),
                "pending with a party", wanted(both, "US", null, Progress.PENDING, null, null),
                "acknowledged by a party", wanted(both, "US", null, Progress.ACKNOWLEDGED, null, null),
                "a later page", wanted(both, "US", null, Progress.SERVED, null, NOW.minusSeconds(600_000)));
    }

    private static Wanted wanted(
            List<String> agreements, String party, Kind kind, Progress state, String subject, Instant before) {
        return new Wanted(agreements, party, kind, state, subject, before, UUID.randomUUID(), NOW, 51);
    }

    private static String plan(Connection connection, Wanted wanted) {
        var question = NoticeBoard.question(wanted);
        try (var explain = connection.prepareStatement("explain (analyze, timing off, costs off) " + question.sql())) {
            question.bind(explain);
            var plan = new StringBuilder();
            try (var rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            return plan.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The largest number of rows that any step of the plan gave. */
    private static long rowsRead(String plan) {
        return java.util.regex.Pattern.compile("rows=(\\d+)(?:\\.\\d+)? loops=(\\d+)")
                .matcher(plan)
                .results()
                .mapToLong(step -> Long.parseLong(step.group(1)) * Long.parseLong(step.group(2)))
                .max()
                .orElse(0);
    }
}
