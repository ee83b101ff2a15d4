package org.trucewatch.incidents.face;

import org.trucewatch.incidents.Database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Incidents in great number, written straight into the tables, the way matching would have left them. */
final class ManyIncidents {

    private static final String INCIDENTS = """
            insert into incident (id, agreement_id, area, kind, drill, state, covered, party, urgent, sensitive,
                                  case_revision, revision, created_at, changed_at, lock_version, tx)
            select md5(? || n)::uuid, ?, 'SY02', 'KIND-' || n % 24, false,
                   case when n % 1000 = 0 then 'REOPENED' when n % 100 = 1 then 'WITHDRAWN' when n % 20 = 2 then 'FOUND'
                        when n % 3 = 0 then 'ALLEGED' when n % 3 = 1 then 'ADMITTED' else 'NOT_ADMITTED' end,
                   true, case when n % 2 = 0 then 'HNC' else 'GOV' end, false, false, 0, 1,
                   timestamptz '2016-01-01' + n * interval '1 second',
                   timestamptz '2016-01-01' + n * interval '1 second', 0, n
              from generate_series(1, ?) n""";

    /** Half of them are public too, and those have a coarse side besides the fine one. */
    private static final String FACES = """
            insert into incident_face (incident_id, agreement_id, audiences, kind, starts, ends, at, actor, party,
                                       commitments, words, view, changed_at, tx, state)
            select md5(? || n)::uuid, ?,
                   case when fine then array['GUARANTORS', 'NEUTRAL', 'agency:a-' || n % 50] else array['ACCUSED', 'PUBLIC'] end,
                   'KIND-' || n % 24, starts, starts + case when n % 5000 = 0 then interval '90 days' else interval '1 hour' end,
                   at, 'actor-' || n % 400, case when n % 2 = 0 then 'HNC' else 'GOV' end,
                   case when n % 2 = 0 then array['no-attacks'] else array['commitment-' || n % 200] end,
                   to_tsvector('words_english', 'shelling of the quarter by actor ' || n % 400 || ' rare' || n % 20000
                       || ' common' || n % 7 || case when fine then ' told at length by witness ' || n else '' end),
                   jsonb_build_object('kind', 'KIND-' || n % 24, 'urgent', false, 'origins', 1,
                       'occurred', jsonb_build_object('from', starts, 'to', starts, 'precision', 'HOUR'),
                       'place', jsonb_build_object('point', jsonb_build_array(at[0], at[1]), 'precision', 'NEAR', 'name', 'place ' || n),
                       'actor', jsonb_build_object('id', 'actor-' || n % 400, 'type', 'ARMED_GROUP', 'party', 'HNC')),
                   timestamptz '2016-01-01' + n * interval '1 second', n,
                   case when n % 1000 = 0 then 'REOPENED' when n % 100 = 1 then 'WITHDRAWN' when n % 20 = 2 then 'FOUND'
                        when n % 3 = 0 then 'ALLEGED' when n % 3 = 1 then 'ADMITTED' else 'NOT_ADMITTED' end
              from (select n, fine, timestamptz '2016-01-01' + (n::bigint * 7919 % 31536000) * interval '1 second' as starts,
                           point(35.5 + (n::bigint * 104729 % 100003) / 100003.0 * 7, 32 + (n::bigint * 15485863 % 100019) / 100019.0 * 5) as at
                      from generate_series(1, ?) n, (values (true), (false)) side (fine)
                     where fine or n % 2 = 0) many""";

    private ManyIncidents() {}

    static void of(String agreement, int count) {
        try (var connection = Database.open()) {
            of(connection, agreement, count);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static void of(Connection connection, String agreement, int count) throws SQLException {
        for (var table : List.of(INCIDENTS, FACES)) {
            try (var insert = connection.prepareStatement(table)) {
                insert.setString(1, agreement);
                insert.setString(2, agreement);
                insert.setInt(3, count);
                insert.executeUpdate();
            }
        }
        try (var analyze = connection.createStatement()) {
            analyze.execute("analyze incident");
            analyze.execute("analyze incident_face");
        }
    }
}
