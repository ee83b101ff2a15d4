package org.trucewatch.local;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What somebody can do who has the database: for tests that it is noticed. */
public record Tampering(DataSource database) {

    /**
     * Changes one value of one row, whatever triggers say, and puts it back after a look at it.
     *
     * @param value as SQL
     * @param row a condition that finds the row, before and after
     */
    public void change(String table, String column, String value, String row, Runnable look) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var change = "update " + table + " set " + column + " = %s where " + row;
            statement.execute("create temporary table was as select " + column + " from " + table + " where " + row);
            try {
                if (untriggered(statement, table, change.formatted(value)) != 1) {
                    throw new IllegalStateException("not one row of " + table + " is where " + row);
                }
                look.run();
            } finally {
                untriggered(statement, table, change.formatted("(select " + column + " from was)"));
                statement.execute("drop table was");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int untriggered(Statement statement, String table, String change) throws SQLException {
        statement.execute("alter table " + table + " disable trigger user");
        int changed = statement.executeUpdate(change);
        statement.execute("alter table " + table + " enable trigger user");
        return changed;
    }
}
