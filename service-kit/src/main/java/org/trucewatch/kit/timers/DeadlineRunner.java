package org.trucewatch.kit.timers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;
import org.trucewatch.kit.time.BusinessClock;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Runs deadlines with db-scheduler, which polls, shares the work among replicas and tries again. The effect and the
 * removal of the row are one transaction here: whoever removes the version that was picked takes effect, nobody else,
 * and only if it is due on the business clock then. What was picked before the clock was moved back stays until its time.
 */
@ApplicationScoped
public class DeadlineRunner {

    private static final Logger LOG = Logger.getLogger(DeadlineRunner.class);
    private static final String TAKE = """
            delete from scheduled_tasks where task_name = ? and task_instance = ? and version = ?
            returning coalesce(due_at, execution_time)""";
    private static final String PUT_BACK = """
            update scheduled_tasks
               set execution_time = ?, due_at = ?, picked = false, picked_by = null, last_heartbeat = null,
                   version = version + 1
             where task_name = ? and task_instance = ? and version = ?""";

    private final AgroalDataSource database;
    private final BusinessClock clock;
    private final List<Deadline> deadlines;
    private Scheduler scheduler;

    DeadlineRunner(AgroalDataSource database, BusinessClock clock, @All List<Deadline> deadlines) {
        this.database = database;
        this.clock = clock;
        this.deadlines = deadlines;
    }

    public void start() {
        if (deadlines.isEmpty()) {
            return;
        }
        scheduler = new OnBusinessTime(deadlines.stream().map(this::task).collect(Collectors.toList()))
                .threads(4)
                .pollUsingLockAndFetch(0.5, 4.0)
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .failureLogging(LogLevel.OFF, false) // we say it ourselves
                .build();
        scheduler.start();
    }

    public void stop() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    private Task<?> task(Deadline deadline) {
        return Tasks.custom(deadline.name(), Void.class)
                // of a replica that died; the library's own handler would go by system time
                .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.instant()))
                .onFailure((failed, operations) -> {
                    int times = failed.getExecution().consecutiveFailures;
                    var wait = Duration.ofSeconds(Math.min(300, 1L << Math.min(times, 8)));
                    LOG.errorf(
                            failed.getCause().orElse(null), "deadline %s failed, again in %s", deadline.name(), wait);
                    operations.reschedule(failed, clock.instant().plus(wait));
                })
                .execute((instance, context) -> {
                    var execution = context.getExecution();
                    try {
                        QuarkusTransaction.requiringNew().run(() -> takeEffect(deadline, execution));
                    } catch (NotYet early) {
                        putBack(execution, early.until());
                    }
                    return alreadySettled();
                });
    }

    private static CompletionHandler<Void> alreadySettled() {
        return (complete, operations) -> LOG.debugf("%s is settled", complete.getExecution());
    }

    /** Does nothing when another replica took it first, or the deadline was moved meanwhile. */
    private void takeEffect(Deadline deadline, Execution execution) {
        var due = take(execution);
        if (due == null) {
            return;
        }
        if (clock.instant().isBefore(due)) {
            throw new NotYet(due);
        }
        deadline.due(execution.getId());
    }

    /** Removes the version that was picked and returns when it is due, or null when that version is gone. */
    private Instant take(Execution execution) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(TAKE)) {
            delete.setString(1, execution.getTaskName());
            delete.setString(2, execution.getId());
            delete.setLong(3, execution.version);
            try (var row = delete.executeQuery()) {
                return row.next() ? row.getObject(1, OffsetDateTime.class).toInstant() : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a deadline could not be taken", e);
        }
    }

    private void putBack(Execution execution, Instant until) {
        var when = until.atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(PUT_BACK)) {
            update.setObject(1, when);
            update.setObject(2, when);
            update.setString(3, execution.getTaskName());
            update.setString(4, execution.getId());
            update.setLong(5, execution.version);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a deadline could not be put back", e);
        }
    }

    /** db-scheduler's clock can only be set from a subclass. */
    private class OnBusinessTime extends SchedulerBuilder {
        OnBusinessTime(List<Task<?>> tasks) {
            super(database, tasks);
            pollingInterval(Duration.ofMillis(500)); // before the clock: the pause between polls is in system time
            this.clock = DeadlineRunner.this.clock::instant;
        }
    }
}
