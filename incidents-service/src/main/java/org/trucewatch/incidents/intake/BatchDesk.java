package org.trucewatch.incidents.intake;

import org.jboss.logging.Logger;
import org.trucewatch.incidents.terms.Snapshots;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes a stream of reports, a line each. A chunk is one statement; a line that is refused is never part of it, and if
 * the statement fails the lines are tried one by one. What was answered is committed, so a batch that broke off is
 * simply sent again.
 */
@ApplicationScoped
public class BatchDesk {

    /** Where answers go, in the order of the lines. */
    public interface Answers {
        void add(List<LineResult> results) throws IOException;
    }

    private record Pending(Source.Line line, Checked checked) {}

    private static final Logger LOG = Logger.getLogger(BatchDesk.class);
    private static final int CHUNK = 200;
    private static final int LARGEST_CHUNK = 512 * 1024;

    private final IntakeDesk desk;
    private final ReportShelf shelf;
    private final Snapshots snapshots;
    // one for each processor and one that waits for the disk; more would only push aside what is done with reports
    // later
    private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors() + 1, true);

    BatchDesk(IntakeDesk desk, ReportShelf shelf, Snapshots snapshots) {
        this.desk = desk;
        this.shelf = shelf;
        this.snapshots = snapshots;
    }

    /** Reads until the sender ends, answering chunk by chunk and at the latest when the sender pauses. */
    public void take(Source source, String agency, Answers answers) throws IOException {
        var chunk = new ArrayList<Source.Line>();
        int size = 0;
        for (Source.Line line; (line = source.next()) != null; ) {
            if (!line.isBlank()) {
                chunk.add(line);
                size += line.size();
            }
            if (chunk.size() >= CHUNK || size >= LARGEST_CHUNK || !source.moreAtHand()) {
                settle(chunk, agency, answers);
                size = 0;
            }
        }
        settle(chunk, agency, answers);
    }

    /** Waiting for senders, before and after, keeps no other chunk from its turn. */
    private void settle(List<Source.Line> chunk, String agency, Answers answers) throws IOException {
        if (chunk.isEmpty()) {
            return;
        }
        var results = new ArrayList<LineResult>();
        atOnce.acquireUninterruptibly();
        try {
            var pending = new LinkedHashMap<UUID, Pending>();
            chunk.forEach(line -> read(line, agency, pending, results));
            keep(agency, pending, results);
        } finally {
            atOnce.release();
        }
        chunk.clear();
        results.sort(Comparator.comparingLong(LineResult::line));
        answers.add(results);
    }

    private void read(Source.Line line, String agency, Map<UUID, Pending> pending, List<LineResult> results) {
        try {
            var report = line.report();
            if (report.hasNonNull("supersedes")) {
                keep(agency, pending, results); // what it corrects may be among them
            }
            var checked = desk.check(report, agency);
            if (pending.putIfAbsent(checked.id(), new Pending(line, checked)) != null) {
                // the same id twice in a chunk: the second is taken after the first, alone
                keep(agency, pending, results);
                results.add(alone(line, agency));
            }
        } catch (Refusal refusal) {
            results.add(LineResult.of(line, refusal));
        } catch (RuntimeException e) {
            LOG.error("A line of a batch could not be read", e);
            results.add(LineResult.failed(line));
        }
    }

    private void keep(String agency, Map<UUID, Pending> pending, List<LineResult> results) {
        if (pending.isEmpty()) {
            return;
        }
        try {
            var kept = shelf.keepAll(
                    pending.values().stream().map(Pending::checked).toList());
            desk.kept();
            for (var id : kept) {
                results.add(LineResult.of(
                        pending.get(id).line(),
                        new Taken(id, true, pending.remove(id).checked().receipt())));
            }
            repeatedOrOvertaken(agency, pending, results);
        } catch (SQLException e) {
            LOG.warnf("A chunk of a batch is tried line by line: %s", e.getMessage());
            pending.values().forEach(one -> results.add(alone(one.line(), agency)));
        }
        pending.clear();
    }

    private void repeatedOrOvertaken(String agency, Map<UUID, Pending> left, List<LineResult> results)
            throws SQLException {
        if (left.isEmpty()) {
            return;
        }
        var before = shelf.find(left.keySet());
        left.values().stream()
                .filter(one -> !before.containsKey(one.checked().id()))
                .map(one -> one.checked().agreementId())
                .collect(Collectors.toSet())
                .forEach(snapshots::fresh);
        for (var one : left.values()) {
            var kept = before.get(one.checked().id());
            if (kept == null) {
                results.add(alone(one.line(), agency)); // the agreement changed since it was checked
                continue;
            }
            try {
                results.add(LineResult.of(one.line(), IntakeDesk.repeated(one.checked(), kept)));
            } catch (Refusal refusal) {
                results.add(LineResult.of(one.line(), refusal));
            }
        }
    }

    private LineResult alone(Source.Line line, String agency) {
        try {
            return LineResult.of(line, desk.take(line.report(), agency));
        } catch (Refusal refusal) {
            return LineResult.of(line, refusal);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Line %d of a batch could not be kept", line.number());
            return LineResult.failed(line);
        }
    }
}
