package org.trucewatch.verification.casefile;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Conditions on rows, and the values that their question marks stand for. */
class Conditions {

    private final StringBuilder sql = new StringBuilder("true");
    private final List<Object> values = new ArrayList<>();

    Conditions and(String condition, Object... itsValues) {
        return add(" and " + condition, itsValues);
    }

    /** @param itsValues one for each question mark; a list stands for an array of texts */
    Conditions add(String part, Object... itsValues) {
        sql.append(part);
        values.addAll(List.of(itsValues));
        return this;
    }

    String sql() {
        return sql.toString();
    }

    /** Binds the values and answers the index of the parameter after them. */
    int bind(PreparedStatement statement) throws SQLException {
        int next = 1;
        for (Object value : values) {
            if (value instanceof List<?> list) {
                statement.setArray(next++, statement.getConnection().createArrayOf("text", list.toArray()));
            } else {
                statement.setObject(next++, value);
            }
        }
        return next;
    }
}
