package org.trucewatch.load.bench;

import org.trucewatch.load.demo.Demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * {@code bench [--short] [--only LOADS] [--json FILE]}: measures a running stack, all of it in one run and against a baseline of the same
 * run, since machines drift. The stack is named by the system properties {@code trucewatch.root}, {@code
 * trucewatch.bench.home} and {@code trucewatch.bench.stack}, the command that starts and stops its pieces.
 */
public final class Bench {

    private final Loads loads;
    private final Upload upload;
    private final Baseline baseline;
    private final Processes processes;
    private final Plan plan;
    private final Set<String> wanted;
    private final Scoreboard scores = new Scoreboard();
    private boolean complete = true;

    private Bench(Ground ground, Plan plan, Set<String> wanted, List<String> stack) {
        this.plan = plan;
        this.wanted = wanted;
        this.baseline = new Baseline(ground);
        this.processes = new Processes(ground, stack);
        this.loads = new Loads(ground, plan, processes, scores);
        this.upload = new Upload(ground, processes, scores, plan.upload());
    }

    public static void main(String[] words) throws IOException {
        Options options;
        try {
            options = Options.of(List.of(words));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        var root = Path.of(System.getProperty("trucewatch.root")).toAbsolutePath();
        var ground = Ground.at(root, Path.of(System.getProperty("trucewatch.bench.home")));
        var stack = List.of(System.getProperty("trucewatch.bench.stack").split("\n"));
        var bench = new Bench(ground, options.brief() ? Plan.brief() : Plan.whole(), options.loads(), stack);
        Demo.prepare(ground.services());
        bench.run();
        System.out.printf("%n%s", bench.scores.table());
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), bench.scores.json().toPrettyString() + "\n");
        }
        System.exit(bench.complete ? 0 : 1);
    }

    private void run() {
        var before = measureBaseline("before the loads");
        loads.begin();
        attempt("warming up", () -> loads.warm(wanted));
        attemptWanted("single", "single intake", loads::single);
        attemptWanted("batch", "batch intake", loads::batch);
        attemptWanted("chain", "the whole chain", loads::chain);
        attemptWanted("upload", "upload of evidence", upload::measure);
        attempt("memory", this::memory);
        var after = measureBaseline("after the loads");
        var mean = (before.perSecond() + after.perSecond()) / 2;
        scores.against(mean);
        attemptWanted("starting", "starting", this::starting);
    }

    private Throughput measureBaseline(String when) {
        say("baseline " + when);
        var measured = baseline.measure(plan.warmingBaseline(), plan.measuring());
        scores.add(Score.of("baseline " + when, measured));
        return measured;
    }

    private void memory() {
        for (var service : Processes.SERVICES) {
            processes
                    .residentMebibytes(service)
                    .ifPresentOrElse(
                            size -> scores.add(Score.of(service + ", resident after the loads", size, "MiB")
                                    .within(400)),
                            () -> scores.note("This operating system does not tell what memory a process holds."));
        }
    }

    /** Each alone: three at once would compete for the processors. */
    private void starting() {
        processes.stop(Processes.SERVICES.toArray(String[]::new));
        for (var service : Processes.SERVICES) {
            scores.add(Score.of(service + ", start until ready", processes.secondsToStart(service), "s")
                    .within(5));
            processes.stop(service);
        }
    }

    private void attemptWanted(String load, String what, Runnable part) {
        if (wanted.contains(load)) {
            attempt(what, part);
        }
    }

    /** What fails is said and does not keep the rest from being measured. */
    private void attempt(String what, Runnable part) {
        say(what);
        try {
            part.run();
        } catch (RuntimeException e) {
            complete = false;
            scores.note("Not measured: " + what + ". " + e.getMessage());
            System.err.println(what + " broke off: " + e);
        }
    }

    private static void say(String what) {
        System.out.println("%tT  %s".formatted(System.currentTimeMillis(), what));
    }
}
