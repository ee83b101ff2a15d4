package org.trucewatch.load.bench;

import org.trucewatch.load.input.Accounts;
import org.trucewatch.load.input.Api;
import org.trucewatch.load.input.Registers;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/** The loads, one after another, each on services that have finished with the one before. */
final class Loads {

    private static final String AGENCY = "agency-rcc";
    private static final String ADDRESSEE = "officer-hnc";
    private static final int[] CONNECTIONS = {1, 8, 32};
    private static final int CHAIN_CONNECTIONS = 8;
    private static final double SINGLE_GOAL = 0.25;
    private static final double BATCH_GOAL = 0.5;
    private static final double CHAIN_GOAL = 0.05;
    private static final int DRAIN_FACTOR = 3;

    private final Ground ground;
    private final Plan plan;
    private final Processes processes;
    private final Scoreboard scores;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Accounts accounts;
    private final MadeUpReports reports;
    private final Backlog backlog;
    private final Trace trace;
    private Duration clockAhead = Duration.ZERO;

    Loads(Ground ground, Plan plan, Processes processes, Scoreboard scores) {
        this.ground = ground;
        this.plan = plan;
        this.processes = processes;
        this.scores = scores;
        this.accounts = new Accounts(http, ground.services().keycloak());
        this.reports =
                new MadeUpReports(Registers.read(ground.services().agreement().resolve("registers.yaml")));
        var pages = new Pages(http, accounts::token);
        this.backlog = new Backlog(ground, pages, new Broker(http, ground.rabbit()));
        this.trace = new Trace(ground, pages, AGENCY);
    }

    void begin() {
        clockAhead = OfficeHours.set(ground, new Api(http, accounts::token));
    }

    /** With what is measured afterwards: code that has not run a thousand times is not compiled yet. */
    void warm(Set<String> wanted) {
        if (wanted.contains("single") || wanted.contains("batch")) {
            Crew.atFullSpeed(8, plan.warming()).work(() -> intake(reports::ordinary, SingleIntake.NOBODY));
            batches().send(plan.batchLines());
        }
        if (wanted.contains("chain")) {
            try (var inbox = inbox()) {
                var chain = new Chain(inbox);
                Crew.atFullSpeed(CHAIN_CONNECTIONS, plan.warming().plus(plan.measuringChain()))
                        .work(() -> chain.paced(intake(reports::urgent, chain)));
            }
        }
        settle("warming up");
    }

    void single() {
        Throughput best = null;
        for (var connections : CONNECTIONS) {
            var bill = new Bill(processes::effort);
            var load = Crew.atFullSpeed(connections, plan.measuring())
                    .work(() -> intake(reports::ordinary, SingleIntake.NOBODY));
            var what = "single intake, " + connections + (connections == 1 ? " connection" : " connections");
            scores.compare(Score.of(what, load), null);
            if (connections > 1) {
                best = best == null || best.perSecond() < load.perSecond() ? load : best;
            }
            settle(what);
            scores.note(bill.of(what, load.done()));
        }
        scores.compare(Score.of("single intake, the better of 8 and 32", best), SINGLE_GOAL);
        var half = Crew.atRate(8, plan.measuring(), best.perSecond() / 2)
                .work(() -> intake(reports::ordinary, SingleIntake.NOBODY));
        scores.add(Score.of("single intake at half that load", half));
        settle("single intake at half load");
    }

    void batch() {
        var begun = Instant.now().plus(clockAhead);
        var bill = new Bill(processes::effort);
        var load = batches().send(plan.batchLines());
        scores.compare(
                Score.of("batch intake, " + BatchIntake.CONNECTIONS + " connections (p: requests)", load), BATCH_GOAL);
        settle("batch intake");
        scores.note(bill.of("batch intake", load.done()));
        var incidents = trace.incidentsByReport(begun);
        var cases = trace.casesByIncident();
        var opened = incidents.values().stream()
                .filter(cases::containsKey)
                .map(cases::get)
                .toList();
        var last = opened.stream()
                .map(Trace.Opened::openedAt)
                .max(Instant::compareTo)
                .orElse(begun);
        if (opened.size() < load.done()) {
            scores.note("Of %d reports of the batch %d have a case.".formatted(load.done(), opened.size()));
        }
        var seconds = opened.size() < load.done()
                ? Double.NaN
                : Math.max(0, Duration.between(begun, last).toMillis() / 1000.0 - load.seconds());
        scores.note("The batch took %.1f s.".formatted(load.seconds()));
        scores.add(Score.of("batch: from its end until the last case", seconds, "s")
                .within(DRAIN_FACTOR * load.seconds()));
    }

    void chain() {
        try (var inbox = inbox()) {
            var full = new Chain(inbox);
            var bill = new Bill(processes::effort);
            var mailsBefore = MailSink.takenAt(ground.smtp());
            var begun = System.nanoTime();
            Crew.atFullSpeed(CHAIN_CONNECTIONS, plan.measuringChain())
                    .work(() -> full.paced(intake(reports::urgent, full)));
            var mails = MailSink.takenAt(ground.smtp()) - mailsBefore;
            var perSecond = full.arrived() / ((System.nanoTime() - begun) / 1e9);
            scores.compare(Score.of("report to inbox, whole chain", perSecond, "/s"), CHAIN_GOAL);
            scores.add(
                    Score.of("mails to all parties meanwhile", mails * perSecond / Math.max(1, full.arrived()), "/s"));
            settle("the whole chain");
            scores.note(bill.of("report to inbox", full.sent()));
            atHalf(inbox, perSecond / 2);
        }
    }

    private void atHalf(Inbox inbox, double perSecond) {
        var begun = Instant.now().plus(clockAhead);
        var half = new Chain(inbox);
        var load = Crew.atRate(CHAIN_CONNECTIONS, plan.measuringChain(), Math.max(1, perSecond))
                .work(() -> intake(reports::urgent, half));
        settle("the chain at half load");
        var latencies =
                half.latencies(trace.incidentsByReport(begun), trace.casesByIncident(), inbox.arrivedAtNanosByCase());
        scores.add(Score.of("report to inbox at half that load", load.perSecond(), "/s")
                .timed(latencies));
        if (latencies.count() < half.sent()) {
            scores.note("Of %d reports at half load %d were followed to their notice."
                    .formatted(half.sent(), latencies.count()));
        }
    }

    private void settle(String after) {
        if (!backlog.drained(plan.draining())) {
            scores.note("After %s something still waited when %d s had passed."
                    .formatted(after, plan.draining().toSeconds()));
        }
    }

    private SingleIntake intake(Supplier<MadeUpReports.Made> made, SingleIntake.Listener listener) throws IOException {
        return new SingleIntake(ground.services().incidents(), () -> accounts.token(AGENCY), made, listener);
    }

    private BatchIntake batches() {
        return new BatchIntake(ground.services().incidents(), () -> accounts.token(AGENCY), reports);
    }

    private Inbox inbox() {
        try {
            return new Inbox(http, ground.services().notification(), () -> accounts.token(ADDRESSEE));
        } catch (IOException e) {
            throw new IllegalStateException("No inbox: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
