package org.trucewatch.verification.casefile;

import io.agroal.api.AgroalDataSource;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes new cases in sets: a burst of admitted incidents is two statements, not hundreds. */
@ApplicationScoped
public class NewCases {

    private static final String CASES = """
            insert into case_file (id, incident_id, agreement_id, agreement_version, drill, urgent, sensitive, kind, day,
                                   area, actor, answerable_party, guarded_party, reach, status, revision, opened_at,
                                   long_stop_at, asked_party, asked_actor, requested_at, request_release_at, served_at,
                                   reply_by, silent, review_from)
            select id, incident_id, agreement_id, agreement_version, drill, urgent, sensitive, kind, day, area, actor,
                   answerable_party, guarded_party, reach, status, 1, opened_at, long_stop_at, asked_party, asked_actor,
                   requested_at, request_release_at, served_at, reply_by, false, review_from
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::boolean[], ?::boolean[], ?::boolean[],
                          ?::text[], ?::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                          ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
                as new (id, incident_id, agreement_id, agreement_version, drill, urgent, sensitive, kind, day, area,
                        actor, answerable_party, guarded_party, reach, status, opened_at, long_stop_at, asked_party,
                        asked_actor, requested_at, request_release_at, served_at, reply_by, review_from)
            on conflict (incident_id) do nothing
            returning id""";

    private static final String SEATS = """
            insert into seat (case_id, position, bloc, held_by, guarantor, vacated)
            select case_id, position, bloc, held_by, guarantor, false
              from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::boolean[])
                as new (case_id, position, bloc, held_by, guarantor)""";

    private final AgroalDataSource database;

    NewCases(AgroalDataSource database) {
        this.database = database;
    }

    /** Adds those whose incident has no case yet, and answers which they were. */
    public Set<UUID> add(List<CaseFile> files) {
        try (var connection = database.getConnection()) {
            var added = addFiles(connection, files);
            addSeats(
                    connection,
                    files.stream().filter(file -> added.contains(file.id())).toList());
            return added;
        } catch (SQLException e) {
            throw new IllegalStateException("cases could not be opened", e);
        }
    }

    private static Set<UUID> addFiles(Connection connection, List<CaseFile> files) throws SQLException {
        var added = new HashSet<UUID>();
        try (var insert = connection.prepareStatement(CASES)) {
            var columns = new Columns<CaseFile>(connection, files);
            insert.setArray(1, columns.of("uuid", CaseFile::id));
            insert.setArray(2, columns.of("uuid", CaseFile::incidentId));
            insert.setArray(3, columns.of("text", CaseFile::agreementId));
            insert.setArray(4, columns.of("int4", CaseFile::agreementVersion));
            insert.setArray(5, columns.of("bool", file -> file.matter().drill()));
            insert.setArray(6, columns.of("bool", file -> file.matter().urgent()));
            insert.setArray(7, columns.of("bool", file -> file.matter().sensitive()));
            insert.setArray(8, columns.of("text", file -> file.matter().kind()));
            insert.setArray(9, columns.of("text", file -> file.matter().day().toString()));
            insert.setArray(10, columns.of("text", file -> file.matter().area()));
            insert.setArray(11, columns.of("text", file -> file.matter().actor()));
            insert.setArray(12, columns.of("text", file -> file.matter().answerableParty()));
            insert.setArray(13, columns.of("text", file -> file.matter().guardedParty()));
            insert.setArray(14, columns.of("text", file -> file.matter().reach().name()));
            insert.setArray(
                    15, columns.of("text", file -> file.course().status().name()));
            insert.setArray(16, columns.times(CaseFile::openedAt));
            insert.setArray(17, columns.times(file -> file.course().longStopAt()));
            insert.setArray(18, columns.of("text", asked(AccountRequest::party)));
            insert.setArray(19, columns.of("text", asked(AccountRequest::actor)));
            insert.setArray(20, columns.times(asked(AccountRequest::requestedAt)));
            insert.setArray(21, columns.times(asked(AccountRequest::releaseAt)));
            insert.setArray(22, columns.times(asked(AccountRequest::servedAt)));
            insert.setArray(23, columns.times(asked(AccountRequest::replyBy)));
            insert.setArray(24, columns.times(file -> file.course().reviewFrom()));
            try (var row = insert.executeQuery()) {
                while (row.next()) {
                    added.add(row.getObject(1, UUID.class));
                }
            }
        }
        return added;
    }

    private static <T> Function<CaseFile, T> asked(Function<AccountRequest, T> value) {
        return file -> file.hearing().request().map(value).orElse(null);
    }

    private static void addSeats(Connection connection, List<CaseFile> files) throws SQLException {
        record Placed(UUID caseId, int position, Seat seat) {}
        var placed = new ArrayList<Placed>();
        for (var file : files) {
            var seats = file.panel().seats();
            for (int i = 0; i < seats.size(); i++) {
                placed.add(new Placed(file.id(), i, seats.get(i)));
            }
        }
        try (var insert = connection.prepareStatement(SEATS)) {
            var columns = new Columns<Placed>(connection, placed);
            insert.setArray(1, columns.of("uuid", Placed::caseId));
            insert.setArray(2, columns.of("int4", Placed::position));
            insert.setArray(3, columns.of("text", one -> one.seat().bloc()));
            insert.setArray(4, columns.of("text", one -> one.seat().heldBy()));
            insert.setArray(5, columns.of("bool", one -> one.seat().isGuarantors()));
            insert.executeUpdate();
        }
    }

    /** One array per column of a set of rows. */
    private record Columns<R>(Connection connection, List<R> rows) {

        Array of(String type, Function<R, ?> value) throws SQLException {
            return connection.createArrayOf(type, rows.stream().map(value).toArray());
        }

        Array times(Function<R, Instant> value) throws SQLException {
            return of("text", row -> {
                Instant time = value.apply(row);
                return time == null ? null : time.atOffset(ZoneOffset.UTC).toString();
            });
        }
    }
}
