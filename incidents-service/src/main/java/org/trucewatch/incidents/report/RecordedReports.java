package org.trucewatch.incidents.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.Contents;

import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Reports as they are kept, for an audit to hold against what was recorded when they were received. */
@ApplicationScoped
class RecordedReports implements Contents {

    private static final int AT_ONCE = 500;
    private static final String ALL = "select id, leaf, salt, content from report where octet_length(salt) > 0";

    private final DataSource database;

    RecordedReports(DataSource database) {
        this.database = database;
    }

    @Override
    public void each(Consumer<Held> reader) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false); // else all rows are fetched at once
            try (var query = connection.prepareStatement(ALL)) {
                query.setFetchSize(AT_ONCE);
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        reader.accept(new Held(
                                "report " + row.getString(1),
                                row.getString(2),
                                row.getBytes(3),
                                Json.MAPPER.readTree(row.getString(4))));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("reports could not be read", e);
        }
    }
}
