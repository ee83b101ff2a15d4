package org.trucewatch.kit.ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.ledger.proof.Merkle;
import org.trucewatch.kit.loop.Precedence;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What another service proves by what is in the store, without the database. */
class PublishedLogTest {

    private static final HexFormat HEX = HexFormat.of();

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
    void everyLeafIsProvedFromTheStoreAsItIsFromTheDatabase() throws SQLException {
        assertThat(published()).isEmpty();
        grow(700);
        var log = published().orElseThrow();
        var own = test.log.known().orElseThrow();

        assertThat(log.latest().note()).hasToString(own.latest().note().toString());
        assertThat(log.keys()).hasToString(own.keys().toString());
        test.entries().forEach((index, leaf) -> {
            var proof = log.inclusion(HEX.parseHex(leaf), 0).orElseThrow();
            assertThat(proof.index()).isEqualTo(index);
            assertThat(proof.verify(
                            Merkle.leaf(HEX.parseHex(leaf)), own.latest().root()))
                    .isTrue();
        });
        assertThat(log.consistency(300).path())
                .usingRecursiveComparison()
                .isEqualTo(own.consistency(300).path());
        assertThat(log.inclusion(new byte[Merkle.HASH], 0)).isEmpty();
    }

    @Test
    void aLeafIsSoughtFromWhereTheLogEndedWhenItWasRecorded() throws SQLException {
        grow(600);
        var early = HEX.parseHex(test.entries().get(0L));
        var late = HEX.parseHex(test.entries().get(599L));
        var log = published().orElseThrow();

        assertThat(log.inclusion(late, 512)).isPresent();
        assertThat(log.inclusion(early, 512)).isEmpty();
        shelf.contents.keySet().removeIf(key -> key.endsWith("entries/000") || key.endsWith("entries/001"));
        assertThat(published().orElseThrow().inclusion(late, 530)).isPresent();
    }

    @Test
    void whatIsReadWhileItGrowsIsTheOneOrTheOther() throws SQLException {
        grow(100);
        var before = published().orElseThrow();
        var leaf = HEX.parseHex(test.entries().get(7L));
        grow(200);

        assertThat(shelf.contents).doesNotContainKey("logs/incidents/tile/0/000.p/100");
        var proof = before.inclusion(leaf, 0).orElseThrow();
        assertThat(proof.size()).isEqualTo(100);
        assertThat(proof.verify(Merkle.leaf(leaf), before.latest().root())).isTrue();
    }

    @Test
    void aTileThatWasChangedOrIsMissingProvesNothing() throws SQLException {
        grow(10);
        var leaf = HEX.parseHex(test.entries().get(3L));
        shelf.contents.get("logs/incidents/tile/0/000.p/10")[2 * Merkle.HASH]++;
        assertThat(published().orElseThrow().inclusion(leaf, 0)).isEmpty();

        shelf.contents.remove("logs/incidents/tile/0/000.p/10");
        var log = published().orElseThrow();
        assertThatIllegalArgumentException().isThrownBy(() -> log.inclusion(leaf, 0));
    }

    private Optional<KnownLog> published() {
        return new PublishedLogs(shelf).of(TestLog.SERVICE);
    }

    private void grow(int leaves) throws SQLException {
        test.record(leaves);
        sequencer.round();
        boolean more = publisher.round();
        while (more) {
            more = publisher.round();
        }
    }
}
