package org.trucewatch.load.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What it costs that everything recorded can be proved: the same insert with its leaf, until the last leaf is under a signed
 * checkpoint of the running incidents-service, and without one. Both in that service's database, by turns, since machines
 * drift.
 */
final class Ledger {

    private static final int CONNECTIONS = 8;
    private static final int TURNS = 2;
    private static final int AT_REST = 20;
    private static final double GOAL = 0.6;
    private static final double TWO_CADENCES = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Ground ground;
    private final Plan plan;
    private final Scoreboard scores;

    Ledger(Ground ground, Plan plan, Scoreboard scores) {
        this.ground = ground;
        this.plan = plan;
        this.scores = scores;
    }

    void measure() {
        run(Recording.TABLES);
        try {
            without(plan.warmingBaseline());
            with(plan.warmingBaseline());
            double without = 0;
            double with = 0;
            for (int turn = 0; turn < TURNS; turn++) {
                without += without(plan.measuring()) / TURNS;
                with += with(plan.measuring()) / TURNS;
            }
            scores.add(Score.of("record without its leaf", without, "/s"));
            scores.add(Score.of("record with its leaf, signed (share: of that)", with, "/s")
                    .against(without)
                    .toReach(GOAL));
            scores.add(Score.of("at rest: record to checkpoint, the slowest", atRest(), "s")
                    .within(TWO_CADENCES));
        } finally {
            run(Recording.REMOVED);
        }
    }

    private double without(Duration time) {
        return Crew.atFullSpeed(CONNECTIONS, time)
                .work(() -> new Recording(connect(), false))
                .perSecond();
    }

    private double with(Duration time) {
        long begun = System.nanoTime();
        var load = Crew.atFullSpeed(CONNECTIONS, time).work(() -> new Recording(connect(), true));
        awaitNoneWaiting();
        return load.done() / ((System.nanoTime() - begun) / 1e9);
    }

    /** Seconds. */
    private double atRest() {
        try (var recording = new Recording(connect(), true)) {
            for (int i = 0; i < AT_REST; i++) {
                recording.once();
                awaitNoneWaiting();
            }
        } catch (Exception e) {
            throw new IllegalStateException("Nothing could be recorded: " + e.getMessage(), e);
        }
        return number("select extract(epoch from max(integrated_at - recorded_at)) from"
                + " (select * from leaf order by index desc limit " + AT_REST + ") as last");
    }

    private void awaitNoneWaiting() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (number("select count(*) from (select from pending_leaf limit 1) as one") > 0) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Leaves wait that nobody integrates");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private double number(String sql) {
        try (var connection = connect();
                var query = connection.prepareStatement(sql);
                var row = query.executeQuery()) {
            row.next();
            return row.getDouble(1);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    private void run(String... statements) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                ground.postgres() + "incidents", ground.postgresUser(), ground.postgresPassword());
    }
}
