package org.trucewatch.kit.database;

import org.postgresql.PGStatement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Statements over tables that fill and empty, planned each time they are executed. The driver otherwise has the server
 * keep a plan after a few executions, and one that was made while the table was small reads all of it once it is large.
 */
public final class FreshPlan {

    private FreshPlan() {}

    public static PreparedStatement of(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        return statement;
    }
}
