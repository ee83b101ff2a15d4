package org.trucewatch.kit.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.jboss.logging.Logger;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.RightEdge;
import org.trucewatch.kit.ledger.proof.SignerKey;
import org.trucewatch.kit.loop.Loop;
import org.trucewatch.kit.loop.Loops;
import org.trucewatch.kit.loop.Precedence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Integrates leaves that wait into the log, at a fixed cadence whatever comes, and signs a checkpoint over them. One
 * process leads, by a lease; one that was frozen and comes back finds another epoch at its next write and writes nothing.
 * A checkpoint is issued by the transaction that adds its leaves, so there is never one for a log that is not there, nor a
 * second one of the same size.
 */
@ApplicationScoped
public class Sequencer {

    static final int MOST = 5_000;
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Sequencer.class);

    private record Lead(long epoch, RightEdge edge) {}

    private final SequencerTable table;
    private final LogRows log;
    private final LogName name;
    private final Precedence precedence;
    private final Duration lease;
    private final Loop loop;
    private final UUID self = UUID.randomUUID();
    private volatile Lead lead; // null while another process leads, or it is not known
    private long heldAt;

    @Inject
    Sequencer(
            SequencerTable table,
            LogRows log,
            LogName name,
            LedgerSettings settings,
            Precedence precedence,
            Loops loops,
            MeterRegistry metrics) {
        this(table, log, name, settings.cadence(), LEASE, precedence, loops);
        TimeGauge.builder("trucewatch.ledger.oldest", log, TimeUnit.SECONDS, LogRows::oldestWaitingSeconds)
                .description("Age of the oldest record that is not under a checkpoint")
                .register(metrics);
    }

    Sequencer(
            SequencerTable table,
            LogRows log,
            LogName name,
            Duration cadence,
            Duration lease,
            Precedence precedence,
            Loops loops) {
        this.table = table;
        this.log = log;
        this.name = name;
        this.precedence = precedence;
        this.lease = lease;
        this.loop = loops.of("integrates the log", cadence, this::round);
    }

    /** Starts, unless there is no key to sign with. */
    public void start() {
        if (name.signer().isPresent()) {
            loop.start();
        } else {
            LOG.warn("trucewatch.ledger.key is not set: what is recorded waits, and nothing of it can be proved");
        }
    }

    /** Ends after the batch at hand, and lets another process lead. */
    public void stop() throws InterruptedException {
        loop.stop();
        var led = lead;
        if (led != null) {
            lead = null;
            try {
                table.resign(led.epoch());
            } catch (SQLException e) {
                LOG.debug("the lead ends with its lease", e);
            }
        }
    }

    boolean leads() {
        return lead != null;
    }

    /** One batch; whether there may be more at once. */
    boolean round() throws SQLException {
        long begun = System.nanoTime();
        try {
            return (lead != null || lead()) && integrate();
        } catch (SequencerTable.Deposed e) {
            LOG.info("another process integrates the log");
            lead = null;
            return false;
        } catch (SQLException | RuntimeException e) {
            lead = null; // what is in memory may be ahead of the database, or behind
            throw e;
        } finally {
            precedence.giveWay(begun);
        }
    }

    private boolean lead() throws SQLException {
        var epoch = table.lead(self, lease);
        if (epoch.isEmpty()) {
            return false;
        }
        heldAt = System.nanoTime();
        var latest = log.latest();
        var edge = RightEdge.of(latest.map(Issued::size).orElse(0L), log);
        latest.ifPresent(issued -> mustFollow(issued, edge));
        lead = new Lead(epoch.getAsLong(), edge);
        LOG.infof("integrates the log from leaf %d on", edge.size());
        if (latest.isEmpty()) {
            issue(lead, List.of());
        }
        return true;
    }

    /** Nothing is signed over tiles that somebody has changed, or over another log. */
    private void mustFollow(Issued latest, RightEdge edge) {
        var text = new Checkpoint(name.origin(), edge.size(), edge.root()).text();
        if (!latest.note().text().equals(text) || !name.signed(latest.note())) {
            throw new IllegalStateException("the log in the database is not the one that the checkpoint of "
                    + latest.size() + " leaves was signed over by a key of this log: nothing is added to it");
        }
    }

    private boolean integrate() throws SQLException {
        var leading = lead;
        var waiting = table.waiting(MOST);
        if (waiting.isEmpty()) {
            if (System.nanoTime() - heldAt > lease.toNanos() / 3) {
                table.hold(leading.epoch(), lease);
                heldAt = System.nanoTime();
            }
            return false;
        }
        issue(leading, waiting);
        return waiting.size() == MOST;
    }

    private void issue(Lead leading, List<SequencerTable.Waiting> waiting) throws SQLException {
        // by their commitments, which are as good as drawn by lot: the log does not tell who came before whom
        var inOrder = waiting.stream()
                .sorted((a, b) -> Arrays.compareUnsigned(a.leaf(), b.leaf()))
                .toList();
        var edge = leading.edge();
        var tiles =
                edge.append(inOrder.stream().map(SequencerTable.Waiting::leaf).toList());
        var checkpoint = Issued.sign(new Checkpoint(name.origin(), edge.size(), edge.root()), signer());
        var rows = RowsDigest.sign(
                name.origin(),
                edge.size(),
                inOrder.stream().map(SequencerTable.Waiting::row).toList(),
                signer());
        long begun = System.nanoTime();
        table.integrate(leading.epoch(), lease, inOrder, tiles, checkpoint, rows);
        heldAt = begun;
    }

    private SignerKey signer() {
        return name.signer().orElseThrow();
    }
}
