package org.trucewatch.kit.ledger;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** How far the log is in the store. */
@ApplicationScoped
class PublicationTable {

    /** @param cosignedAt when the last published cosignature came */
    record State(long size, OffsetDateTime cosignedAt) {}

    /** Checkpoints with cosignatures that came until a time. */
    record Cosigned(List<Long> sizes, OffsetDateTime until) {}

    private static final String STATE = "select size, cosigned_at from log_publication";
    private static final String PUBLISHED = "update log_publication set size = ? where size < ?";
    // some that commit late came before: a minute of them is written again
    private static final String COSIGNED = """
            select size, newest from cosignature, (select max(received_at) as newest from cosignature) as c
             where newest > ? and received_at > ? - interval '1 minute'
             group by size, newest order by size""";
    private static final String PUBLISHED_COSIGNATURES = "update log_publication set cosigned_at = ?";

    private final DataSource database;

    PublicationTable(DataSource database) {
        this.database = database;
    }

    State state() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(STATE);
                var row = query.executeQuery()) {
            row.next();
            return new State(row.getLong(1), row.getObject(2, OffsetDateTime.class));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** @return whether nobody had published as much before */
    boolean published(long size) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(PUBLISHED)) {
            update.setLong(1, size);
            update.setLong(2, size);
            return update.executeUpdate() > 0;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    Cosigned cosignedSince(OffsetDateTime before) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(COSIGNED)) {
            query.setObject(1, before);
            query.setObject(2, before);
            try (var row = query.executeQuery()) {
                var sizes = new ArrayList<Long>();
                var until = before;
                while (row.next()) {
                    sizes.add(row.getLong(1));
                    until = row.getObject(2, OffsetDateTime.class);
                }
                return new Cosigned(sizes, until);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void publishedCosignatures(OffsetDateTime until) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(PUBLISHED_COSIGNATURES)) {
            update.setObject(1, until);
            update.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the state of publication is not known", e);
    }
}
