package org.trucewatch.incidents.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
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

    private record Waiting(Checked report, CompletableFuture<Boolean> kept) {}

    private final ReportShelf shelf;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final List<Thread> writers = new ArrayList<>();

    Gathering(ReportShelf shelf) {
        this.shelf = shelf;
    }

    void start(@Observes StartupEvent started) {
        for (int i = 1; i <= WRITERS; i++) {
            var writer = new Thread(this::write, "intake-" + i);
            writer.start();
            writers.add(writer);
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        writers.forEach(Thread::interrupt);
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

    private void write() {
        var together = new LinkedHashMap<UUID, Waiting>();
        var again = new ArrayList<Waiting>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                for (var next = queue.take(); next != null; next = together.size() < MOST ? queue.poll() : null) {
                    if (together.putIfAbsent(next.report().id(), next) != null) {
                        again.add(next); // a statement holds an id once; the second one finds it taken
                    }
                }
                keepAll(together.values());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                queue.addAll(again);
                again.clear();
                together.clear();
            }
        }
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
