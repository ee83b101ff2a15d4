package org.trucewatch.kit.database;

import io.agroal.api.AgroalDataSource;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.probe.KitTest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;

@KitTest
class FreshPlanTest {

    private static final String KEPT = "select count(*) from pg_prepared_statements where statement like '%%%s%%'";

    @Inject
    AgroalDataSource database;

    @Test
    void theServerKeepsNoPlanOfIt() throws Exception {
        try (var connection = database.getConnection()) {
            execute(connection.prepareStatement("select 1 as usual"));
            execute(FreshPlan.of(connection, "select 1 as fresh"));
            assertThat(kept(connection, "as usual")).isOne();
            assertThat(kept(connection, "as fresh")).isZero();
        }
    }

    private static void execute(PreparedStatement statement) throws SQLException {
        try (statement) {
            for (int times = 0; times < 20; times++) {
                statement.execute();
            }
        }
    }

    private static long kept(Connection connection, String words) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(KEPT.formatted(words))) {
            row.next();
            return row.getLong(1);
        }
    }
}
