package org.trucewatch.kit.ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.Merkle;
import org.trucewatch.kit.ledger.proof.RightEdge;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A proof costs a handful of rows however long the log is. */
class LongLogTest {

    private final TestLog test = new TestLog();

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void aProofOverAHundredThousandEntriesReadsAHandfulOfRows() throws Exception {
        proofsReadFew(100_000);
    }

    @Test
    @EnabledIfSystemProperty(
            named = "trucewatch.long",
            matches = "true",
            disabledReason = "takes minutes; deploy/test --long")
    void aProofOverTenMillionEntriesReadsAHandfulOfRows() throws Exception {
        proofsReadFew(10_000_000);
    }

    private void proofsReadFew(int leaves) throws Exception {
        var root = generate(leaves);
        var watched = new Watched();
        var log = new Log(new LogRows(watched.of(test.database)), test.name);
        var random = new Random(leaves);
        for (int i = 0; i < 100; i++) {
            var entry = entry(random.nextInt(leaves));
            watched.rows.set(0);
            watched.statements.set(0);
            var proof = log.inclusion(entry, leaves).orElseThrow();
            assertThat(proof.verify(Merkle.leaf(entry), root)).isTrue();
            // the leaf, and of each of three levels the tile on the way and the one at the edge
            assertThat(watched.rows).hasValueLessThanOrEqualTo(7);
            assertThat(watched.statements).hasValueLessThanOrEqualTo(7);

            watched.rows.set(0);
            log.consistency(1 + random.nextInt(leaves), leaves);
            assertThat(watched.rows).hasValueLessThanOrEqualTo(6);
        }
    }

    private static byte[] entry(int number) {
        return ByteBuffer.allocate(Merkle.HASH).putInt(number).array();
    }

    /** As the sequencer would have left it. */
    private byte[] generate(int leaves) throws SQLException {
        test.run("insert into leaf (index, leaf, kind, subject, recorded_at) select n, int4send(n) || '\\x"
                + "00".repeat(Merkle.HASH - Integer.BYTES) + "'::bytea, 'k', 's', now() from generate_series(0, "
                + (leaves - 1)
                + ") as n");
        var edge = RightEdge.of(0, test.rows);
        var table = new SequencerTable(test.database);
        long epoch = table.lead(UUID.randomUUID(), Duration.ofHours(1)).orElseThrow();
        for (int from = 0; from < leaves; from += 50_000) {
            var entries = new ArrayList<byte[]>();
            for (int n = from; n < Math.min(leaves, from + 50_000); n++) {
                entries.add(entry(n));
            }
            var tiles = edge.append(entries);
            var issued = Issued.sign(
                    new Checkpoint(test.name.origin(), edge.size(), edge.root()),
                    test.name.signer().orElseThrow());
            table.integrate(epoch, Duration.ofHours(1), List.of(), tiles, issued, issued.note());
        }
        return edge.root();
    }
}
