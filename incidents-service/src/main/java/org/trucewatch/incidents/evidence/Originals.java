package org.trucewatch.incidents.evidence;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.store.Store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * The contents that lie in the store. The row of a content is there before the content is, so that a crash leaves nothing
 * that nobody knows of; and a content is removed under the lock of its row, which whoever brings the same again waits for.
 */
@ApplicationScoped
class Originals {

    private static final String CLAIM = """
            insert into original as o (sha256, size, claimed_until, checked_at) values (?, ?, now() + ?::interval, now())
            on conflict (sha256) do update set claimed_until = greatest(o.claimed_until, excluded.claimed_until)""";
    static final String IDLE =
            "select sha256 from original where claimed_until < now() order by claimed_until limit 100";
    private static final String LOCK =
            "select 1 from original where sha256 = ? and claimed_until < now() for update skip locked";
    private static final String USED = "select 1 from evidence where sha256 = ? limit 1";
    private static final String HAD = "update original set claimed_until = null where sha256 = ?";
    private static final String FORGET = "delete from original where sha256 = ?";
    private static final String LATER =
            "update original set claimed_until = now() + ?::interval where sha256 = ? and claimed_until < now()";

    private final AgroalDataSource database;
    private final Store store;

    Originals(AgroalDataSource database, Store store) {
        this.database = database;
        this.store = store;
    }

    /** Says that evidence of this content is about to be made; commits at once. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void claim(Pouring.File file, Duration how) {
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            claim.setString(1, file.sha256());
            claim.setLong(2, file.size());
            claim.setString(3, how.toString());
            claim.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a content could not be announced", e);
        }
    }

    /** Some of the contents that perhaps belong to nobody: their claims are over, or evidence of them was erased. */
    List<String> idle() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(IDLE);
                var row = query.executeQuery()) {
            var idle = new ArrayList<String>();
            while (row.next()) {
                idle.add(row.getString(1));
            }
            return idle;
        } catch (SQLException e) {
            throw new IllegalStateException("contents could not be looked through", e);
        }
    }

    /** Removes the content unless somebody claims it or has it. Whether that is settled now. */
    @Transactional
    boolean removeIfIdle(String sha256) {
        try (var connection = database.getConnection()) {
            // a statement of its own sees who had it before the lock was there
            if (!there(connection, LOCK, sha256)) {
                return false;
            }
            boolean used = there(connection, USED, sha256);
            if (!used) {
                store.remove(Store.original(sha256));
            }
            try (var settle = connection.prepareStatement(used ? HAD : FORGET)) {
                settle.setString(1, sha256);
                return settle.executeUpdate() > 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a content could not be removed", e);
        }
    }

    /** The content cannot be removed now; others come first. */
    void postpone(String sha256, Duration how) {
        try (var connection = database.getConnection();
                var postpone = connection.prepareStatement(LATER)) {
            postpone.setString(1, how.toString());
            postpone.setString(2, sha256);
            postpone.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a removal could not be postponed", e);
        }
    }

    private static boolean there(Connection connection, String sql, String sha256) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, sha256);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }
}
