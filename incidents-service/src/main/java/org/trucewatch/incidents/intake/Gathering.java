package org.trucewatch.incidents.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.trucewatch.kit.loop.Loop;
import org.trucewatch.kit.loop.Loops;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Reports of requests that come at the same time are kept by one statement, and so by one commit: whatever arrives while
 * a statement is under way goes into the next. A lone report waits for nobody.
 */
@ApplicationScoped
class Gathering {

    private static final int WRITERS = 2; // one gathers while the other waits for the disk
    private static final int MOST = 100;
    private static final long PATIENCE_SECONDS = 30;
    private static final long LOOK_EVERY_MILLIS = 500;

    private record Waiting(Checked report, CompletableFuture<Boolean> kept) {}

    private final ReportShelf shelf;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final List<Loop> writers;

    Gathering(ReportShelf shelf, Loops loops) {
        this.shelf = shelf;
        this.writers = IntStream.rangeClosed(1, WRITERS)
                .mapToObj(number -> loops.of("intake " + number, Duration.ZERO, this::write))
                .toList();
    }

    void start(@Observes StartupEvent started) {
        writers.forEach(Loop::start);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        for (var writer : writers) {
            writer.stop();
        }
    }

    /** Whether it was kept, as {@link ReportShelf#keepAll} tells. */
    boolean keep(Checked report) throws SQLException {
        var waiting = new Waiting(report, new CompletableFuture<>());
        queue.add(waiting);
        try {
            return waiting.kept().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException refused ? refused : new SQLException(e.getCause());
        } catch (TimeoutException e) {
            throw new SQLTimeoutException("the database does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("the service stops", e);
        }
    }

    private boolean write() throws InterruptedException {
        var together = new LinkedHashMap<UUID, Waiting>();
        var again = new ArrayList<Waiting>();
        var next = queue.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        while (next != null) {
            if (together.putIfAbsent(next.report().id(), next) != null) {
                again.add(next); // a statement holds an id once; the second one finds it taken
            }
            next = together.size() < MOST ? queue.poll() : null;
        }
        if (!together.isEmpty()) {
            keepAll(together.values());
        }
        queue.addAll(again);
        return true;
    }

    private void keepAll(Collection<Waiting> together) {
        try {
            var kept = shelf.keepAll(together.stream().map(Waiting::report).toList());
            together.forEach(
                    one -> one.kept().complete(kept.contains(one.report().id())));
        } catch (SQLException e) {
            if (together.size() > 1 && ReportShelf.isAboutOne(e)) {
                together.forEach(one -> keepAll(List.of(one)));
            } else {
                together.forEach(one -> one.kept().completeExceptionally(e));
            }
        } catch (RuntimeException | Error e) {
            together.forEach(one -> one.kept().completeExceptionally(e));
        }
    }
}
