package org.trucewatch.kit.timers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
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
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Runs deadlines with db-scheduler, which polls, shares the work among replicas and tries again. The effect and the
 * removal of the row are one transaction here: whoever removes the version that was picked takes effect, nobody else.
 */
@ApplicationScoped
public class DeadlineRunner {

    private static final Logger LOG = Logger.getLogger(DeadlineRunner.class);
    private static final String TAKE =
            "delete from scheduled_tasks where task_name = ? and task_instance = ? and version = ?";

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
                .onDeadExecutionRevive()
                .onFailure((failed, operations) -> {
                    int times = failed.getExecution().consecutiveFailures;
                    var wait = Duration.ofSeconds(Math.min(300, 1L << Math.min(times, 8)));
                    LOG.errorf(
                            failed.getCause().orElse(null), "deadline %s failed, again in %s", deadline.name(), wait);
                    operations.reschedule(failed, clock.instant().plus(wait));
                })
                .execute((instance, context) -> {
                    QuarkusTransaction.requiringNew().run(() -> {
                        if (taken(context.getExecution())) {
                            deadline.due(instance.getId());
                        }
                    });
                    return alreadyRemoved();
                });
    }

    private static CompletionHandler<Void> alreadyRemoved() {
        return (complete, operations) -> LOG.debugf("%s took effect", complete.getExecution());
    }

    /** False when another replica took it first, or the deadline was moved meanwhile. */
    private boolean taken(Execution execution) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(TAKE)) {
            delete.setString(1, execution.getTaskName());
            delete.setString(2, execution.getId());
            delete.setLong(3, execution.version);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("a deadline could not be taken", e);
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
