package org.trucewatch.notification.notice;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A statement and its values, put together piece by piece. */
final class Question {
    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();

    Question(String beginning) {
        sql = new StringBuilder(beginning);
    }

    Question and(String piece, Object... its) {
        return and(true, piece, its);
    }

    Question and(boolean wanted, String piece, Object... its) {
        if (wanted) {
            sql.append(piece);
            values.addAll(Arrays.asList(its));
        }
        return this;
    }

    String sql() {
        return sql.toString();
    }

    void bind(PreparedStatement query) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof String[] texts) {
                query.setArray(i + 1, query.getConnection().createArrayOf("text", texts));
            } else if (value == null) {
                query.setNull(i + 1, Types.OTHER);
            } else {
                query.setObject(i + 1, value);
            }
        }
    }
}
