package org.trucewatch.kit.ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.EntryBundle;
import org.trucewatch.kit.ledger.proof.Merkle;
import org.trucewatch.kit.ledger.proof.RightEdge;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.Tile;
import org.trucewatch.kit.loop.Precedence;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is in the store is a whole log by itself. */
class LogPublisherTest {

    private static final String ROOT = "logs/incidents/";

    private final TestLog test = new TestLog();
    private final Shelf shelf = new Shelf();
    private final Sequencer sequencer = test.sequencer();
    private final LogPublisher publisher = new LogPublisher(
            new PublicationTable(test.database),
            test.log,
            test.name,
            sequencer,
            shelf,
            new Precedence(),
            test.loops,
            TestLog.settings(TestLog.KEY),
            Optional.of("here"),
            Optional.empty());

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void theStoreHoldsTheTilesOfItsCheckpointAndNoPartialOnesOfThoseThatAreFull() throws SQLException {
        grow(10);
        publish();
        assertThat(shelf.contents)
                .containsOnlyKeys(
                        ROOT + "checkpoint", ROOT + "keys", ROOT + "tile/0/000.p/10", ROOT + "tile/entries/000.p/10");
        grow(300);
        publish();
        assertThat(shelf.contents)
                .containsOnlyKeys(
                        ROOT + "checkpoint",
                        ROOT + "keys",
                        ROOT + "tile/0/000",
                        ROOT + "tile/0/001.p/54",
                        ROOT + "tile/1/000.p/1",
                        ROOT + "tile/entries/000",
                        ROOT + "tile/entries/001.p/54");
        mustBeWhole();
    }

    @Test
    void aLongLogIsPublishedInPartsAndItsCheckpointLast() throws SQLException {
        grow(5_000);
        grow(5_000);
        grow(5_000);
        grow(3_000);
        assertThat(publisher.round()).isTrue();
        assertThat(shelf.contents).doesNotContainKey(ROOT + "checkpoint").containsKey(ROOT + "tile/0/063");
        publish();
        mustBeWhole();
        assertThat(shelf.contents.keySet().stream().filter(key -> key.startsWith(ROOT + "tile/0/")))
                .hasSize(71);
    }

    @Test
    void whereTheStoreFailedItGoesOn() throws SQLException {
        grow(600);
        for (int writes = 0; writes < 9; writes++) {
            shelf.writesLeft = writes;
            assertThatThrownBy(publisher::round).hasMessage("the store is full");
            assertThat(shelf.contents).doesNotContainKey(ROOT + "checkpoint");
        }
        grow(1);
        shelf.writesLeft = Integer.MAX_VALUE;
        publish();
        mustBeWhole();
    }

    @Test
    void whoDoesNotLeadPublishesNothing() throws SQLException {
        grow(1);
        var other = test.sequencer();
        other.round();
        var idle = new LogPublisher(
                new PublicationTable(test.database),
                test.log,
                test.name,
                other,
                shelf,
                new Precedence(),
                test.loops,
                TestLog.settings(TestLog.KEY),
                Optional.of("here"),
                Optional.empty());
        assertThat(idle.round()).isFalse();
        assertThat(shelf.contents).isEmpty();
    }

    private void grow(int leaves) throws SQLException {
        test.record(leaves);
        sequencer.round();
    }

    private void publish() {
        boolean more = publisher.round();
        while (more) {
            more = publisher.round();
        }
    }

    /** Makes the tree again from the entries in the store, and compares it with the checkpoint and the tiles there. */
    private void mustBeWhole() {
        var checkpoint =
                Checkpoint.of(SignedNote.of(new String(shelf.contents.get(ROOT + "checkpoint"), StandardCharsets.UTF_8))
                        .text());
        assertThat(checkpoint.size()).isEqualTo(test.log.latest().orElseThrow().size());
        var edge = RightEdge.of(0, (level, number) -> new byte[0]);
        while (edge.size() < checkpoint.size()) {
            var tile = new Tile(0, edge.size() / Tile.FULL, (int) Math.min(Tile.FULL, checkpoint.size() - edge.size()));
            edge.append(EntryBundle.entries(shelf.contents.get(ROOT + tile.entriesPath())));
        }
        assertThat(edge.size()).isEqualTo(checkpoint.size());
        assertThat(edge.root()).isEqualTo(checkpoint.root());
        edge.partial().forEach(tile -> assertThat(shelf.contents)
                .containsEntry(
                        ROOT + new Tile(tile.level(), tile.number(), tile.hashes().length / Merkle.HASH).path(),
                        tile.hashes()));
    }
}
