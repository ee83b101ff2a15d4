package org.trucewatch.kit.timers;

import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.time.BusinessClock;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Sets and cancels deadlines in the caller's transaction. The rows are those of db-scheduler, which runs them. */
@ApplicationScoped
public class Timers {

    /** A deadline: the kind, what it is for, and when on the business clock. */
    public record Timer(String name, String key, Instant when) {}

    private static final String SET = """
            insert into scheduled_tasks (task_name, task_instance, execution_time, due_at, picked, version, priority)
            values (?, ?, ?, ?, false, 1, 0)
            on conflict (task_name, task_instance) do update
               set execution_time = excluded.execution_time, due_at = excluded.due_at, picked = false, picked_by = null,
                   consecutive_failures = 0, version = scheduled_tasks.version + 1""";
    private static final String CANCEL = "delete from scheduled_tasks where task_name = ? and task_instance = ?";

    // without those that take effect or change in this very moment: they look at the clock themselves
    private static final String SET_RIGHT = """
            with unsettled as materialized (
                select task_name, task_instance from scheduled_tasks where picked or execution_time <> due_at
                   for update skip locked)
            update scheduled_tasks task
               set execution_time = coalesce(due_at, execution_time), picked = false, picked_by = null,
                   last_heartbeat = null, version = version + 1
              from unsettled
             where task.task_name = unsettled.task_name and task.task_instance = unsettled.task_instance""";

    private final AgroalDataSource database;

    Timers(AgroalDataSource database) {
        this.database = database;
    }

    /** Sets the deadline, or moves it when it exists. */
    public void at(String name, String key, Instant when) {
        all(List.of(new Timer(name, key, when)));
    }

    /** Sets or moves several deadlines in one round trip. */
    public void all(List<Timer> timers) {
        if (timers.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(SET)) {
            for (var timer : timers) {
                insert.setString(1, timer.name());
                insert.setString(2, timer.key());
                insert.setObject(3, timer.when().atOffset(ZoneOffset.UTC));
                insert.setObject(4, timer.when().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("deadlines could not be set", e);
        }
    }

    /** Removes the deadline, if it is there. */
    public void cancel(String name, String key) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(CANCEL)) {
            delete.setString(1, name);
            delete.setString(2, key);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a deadline could not be cancelled", e);
        }
    }

    /**
     * Picked, tried again and still alive mean something on the clock as it was. After it is moved back, what had been
     * picked or failed would otherwise wait for a time long after its own.
     */
    void setRight(@Observes BusinessClock.Moved moved) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(SET_RIGHT)) {
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("deadlines could not be set right", e);
        }
    }
}
