package org.trucewatch.verification.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Makes every POST repeatable: the same id with the same content is answered as it was the first time. */
@ApplicationScoped
public class FirstAnswers {

    /**
     * @param id of what is made; nothing else can be made under it
     * @param call what was asked for, such as {@code accounts}
     * @param subject who asked
     * @param digest of the canonical body
     */
    public record Asked(UUID id, UUID caseId, String call, String subject, String digest) {}

    /** An answer, and whether it was given just now. */
    public record Given<T>(T answer, boolean first) {}

    // waits for a twin that is being answered in another transaction, so that the second sees the first's answer
    private static final String FIRST = """
            insert into receipt (id, case_id, call, subject, digest, answer) values (?, ?, ?, ?, ?, 'null')
            on conflict (id) do nothing""";

    private final AgroalDataSource database;

    FirstAnswers(AgroalDataSource database) {
        this.database = database;
    }

    /** @throws Refusal 409 {@code different-content} when the id is taken by anything else */
    @Transactional
    public <T> Given<T> once(Asked asked, Class<T> type, Supplier<T> work) {
        try (var connection = database.getConnection()) {
            if (!claimed(connection, asked)) {
                return new Given<>(first(connection, asked, type), false);
            }
            T answer = work.get();
            keep(connection, asked.id(), answer);
            return new Given<>(answer, true);
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be kept", e);
        }
    }

    private static boolean claimed(Connection connection, Asked asked) throws SQLException {
        try (var insert = connection.prepareStatement(FIRST)) {
            insert.setObject(1, asked.id());
            insert.setObject(2, asked.caseId());
            insert.setString(3, asked.call());
            insert.setString(4, asked.subject());
            insert.setString(5, asked.digest());
            return insert.executeUpdate() == 1;
        }
    }

    private static <T> T first(Connection connection, Asked asked, Class<T> type)
            throws SQLException, JsonProcessingException {
        try (var query = connection.prepareStatement(
                "select digest, answer, case_id = ? and call = ? and subject = ? from receipt where id = ?")) {
            query.setObject(1, asked.caseId());
            query.setString(2, asked.call());
            query.setString(3, asked.subject());
            query.setObject(4, asked.id());
            try (var row = query.executeQuery()) {
                row.next();
                if (!row.getBoolean(3)) {
                    throw Refusal.conflict("different-content", "This id is taken by other content");
                }
                Repeatable.check(row.getString(1), asked.digest());
                return Json.MAPPER.readValue(row.getString(2), type);
            }
        }
    }

    private static void keep(Connection connection, UUID id, Object answer)
            throws SQLException, JsonProcessingException {
        try (var update = connection.prepareStatement("update receipt set answer = ?::jsonb where id = ?")) {
            update.setString(1, Json.MAPPER.writeValueAsString(answer));
            update.setObject(2, id);
            update.executeUpdate();
        }
    }
}
