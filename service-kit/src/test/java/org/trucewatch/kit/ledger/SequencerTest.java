package org.trucewatch.kit.ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.EntryBundle;
import org.trucewatch.kit.ledger.proof.Merkle;
import org.trucewatch.kit.ledger.proof.Tile;
import org.trucewatch.kit.loop.Precedence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class SequencerTest {

    private static final HexFormat HEX = HexFormat.of();

    private final TestLog test = new TestLog();

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void aLogBeginsWithTheSignedCheckpointOfNothing() throws SQLException {
        assertThat(test.log.latest()).isEmpty();
        assertThat(test.sequencer().round()).isFalse();

        var first = test.log.latest().orElseThrow();
        assertThat(Checkpoint.of(first.note().text()).root()).isEqualTo(Merkle.empty());
        assertThat(test.name.keys()).singleElement().matches(key -> key.verifies(first.note()));
        assertThat(first.note().text()).startsWith("trucewatch.org/incidents\n0\n");
    }

    @Test
    void aBacklogComesIntoTheLogBatchByBatchAndEveryLeafIsProved() throws SQLException {
        var leaves = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            leaves.addAll(test.record(2_000));
        }
        var sequencer = test.sequencer();
        int rounds = 1;
        while (sequencer.round()) {
            rounds++;
        }

        assertThat(rounds).isEqualTo(20_000 / Sequencer.MOST + 1);
        assertThat(test.entries().values()).containsExactlyInAnyOrderElementsOf(leaves);
        assertThat(test.value("select count(*) from pending_leaf")).isEqualTo("0");
        var latest = test.log.latest().orElseThrow();
        assertThat(latest.size()).isEqualTo(20_000);
        for (var leaf : leaves.subList(0, 200)) {
            var entry = HEX.parseHex(leaf);
            assertThat(test.log.inclusion(entry, latest.size()).orElseThrow().verify(Merkle.leaf(entry), latest.root()))
                    .isTrue();
        }
        var half = test.log.at(10_000).orElseThrow();
        assertThat(test.log.consistency(10_000, 20_000).verify(half.root(), latest.root()))
                .isTrue();
        assertThat(test.audit()).isEqualTo(new LogAudit.Audited(true, 20_000, 5, List.of()));
    }

    @Test
    void tilesHoldTheEntriesAndTheirHashesAsTheyWereWhenTheyWerePartial() throws SQLException {
        var sequencer = test.sequencer();
        test.record(10);
        sequencer.round();
        var before = test.log.hashes(new Tile(0, 0, 10)).orElseThrow();
        test.record(300);
        sequencer.round();

        assertThat(test.log.hashes(new Tile(0, 0, 10)).orElseThrow()).isEqualTo(before);
        assertThat(test.log.hashes(new Tile(0, 0, 256)).orElseThrow())
                .hasSize(8192)
                .startsWith(before);
        assertThat(test.log.hashes(new Tile(0, 1, 54))).isPresent();
        assertThat(test.log.hashes(new Tile(0, 1, 55))).isEmpty();
        assertThat(test.log.hashes(new Tile(1, 0, 1))).isPresent();
        assertThat(test.log.hashes(new Tile(1, 0, 2))).isEmpty();
        var entries = EntryBundle.entries(test.log.entries(new Tile(0, 1, 54)).orElseThrow());
        assertThat(entries).hasSize(54);
        assertThat(HEX.formatHex(entries.get(53))).isEqualTo(test.entries().get(309L));
        assertThat(test.log.entries(new Tile(0, 1, 55))).isEmpty();
    }

    @Test
    void theOrderWithinABatchIsThatOfTheCommitmentsWhichTellsNothing() throws SQLException {
        var recorded = test.record(50);
        test.sequencer().round();
        var entries = test.entries();
        var inOrder = LongStream.range(0, 50).mapToObj(entries::get).toList();
        assertThat(inOrder).isSorted().isNotEqualTo(recorded);
    }

    @Test
    void whatCommitsLateIsIntegratedLateAndNotPassedOver() throws SQLException {
        var sequencer = test.sequencer();
        try (var slow = test.database.getConnection()) {
            slow.setAutoCommit(false);
            try (var insert = slow.createStatement()) {
                insert.execute(
                        "insert into pending_leaf (leaf, salt, kind, subject) values ('\\x01', '\\x02', 'late', 'a')");
                var soon = test.record(3);
                sequencer.round();
                assertThat(test.entries().values()).containsExactlyInAnyOrderElementsOf(soon);
                slow.commit();
            }
        }
        sequencer.round();
        assertThat(test.entries()).hasSize(4).containsEntry(3L, "01");
        assertThat(test.audit().findings()).isEmpty();
    }

    @Test
    void theLogIsOnlyEverAddedTo() throws SQLException {
        test.record(300);
        test.sequencer().round();
        for (var change : List.of(
                "update leaf set subject = 'x'",
                "delete from leaf",
                "truncate leaf",
                "update checkpoint set note = ''",
                "delete from checkpoint",
                "truncate checkpoint cascade",
                "delete from tile",
                "truncate tile",
                "update tile set hashes = hashes || hashes where level = 1",
                "update tile set number = 7 where level = 1")) {
            if (change.contains("||")) {
                test.run(change); // a tile may grow; the audit tells that it should not have
            } else {
                assertThatThrownBy(() -> test.run(change)).as(change).hasMessageContaining("only ever added to");
            }
        }
        assertThatThrownBy(() -> test.run("update tile set hashes = substr(hashes, 33) where level = 0"))
                .hasMessageContaining("only ever added to");
        assertThat(test.audit().findings()).containsExactly("tile/1/000.p/1 does not follow from the tiles below it");
    }

    @Test
    void saltsAreDestroyedWhereverTheyAreAndTheLogStaysAsItIs() throws SQLException {
        var integrated = test.record(3);
        test.sequencer().round();
        var waiting = test.record(2);
        var gone = List.of(integrated.get(1), waiting.get(0));
        assertThat(test.record.salts(gone)).containsOnlyKeys(gone);

        test.record.forget(gone);
        assertThat(test.record.salts(gone)).isEmpty();
        var sequencer = test.sequencer();
        test.run("update log_lead set leased_until = 'epoch'");
        sequencer.round();

        assertThat(test.record.salts(gone)).isEmpty();
        assertThat(test.record.salts(integrated)).hasSize(2);
        assertThat(test.record.salts(waiting)).containsOnlyKeys(waiting.get(1));
        assertThat(test.entries()).hasSize(5);
        assertThat(test.audit().findings()).isEmpty();
    }

    @Test
    void anotherKeySignsFromNowOnAndWhatTheFormerSignedStaysVerifiable() throws SQLException, InterruptedException {
        var former = test.sequencer();
        test.record(3);
        former.round();
        former.stop();
        var formerKey = test.name.keys().get(0);

        var unknown = test.sequencer(test.database, TestLog.name(TestLog.key(2)), Sequencer.LEASE);
        assertThatThrownBy(unknown::round).hasMessageContaining("signed over by a key of this log");

        test.run("update log_lead set leased_until = 'epoch'");
        var name = TestLog.name(TestLog.key(2), formerKey.toString());
        test.record(3);
        test.sequencer(test.database, name, Sequencer.LEASE).round();
        assertThat(formerKey.verifies(test.log.at(3).orElseThrow().note())).isTrue();
        assertThat(formerKey.verifies(test.log.at(6).orElseThrow().note())).isFalse();
        assertThat(name.signed(test.log.at(6).orElseThrow().note())).isTrue();
        assertThat(new LogAudit(test.database, name, List.<Contents>of(), List.of())
                        .run()
                        .findings())
                .isEmpty();
    }

    @Test
    void nothingIsSignedOverTilesThatSomebodyHasChanged() throws SQLException, InterruptedException {
        var sequencer = test.sequencer();
        test.record(3);
        sequencer.round();
        sequencer.stop();
        test.tamper("update tile set hashes = overlay(hashes placing '\\x00'::bytea from 40) where level = 0");
        test.record(1);
        assertThatThrownBy(() -> test.sequencer().round()).hasMessageContaining("nothing is added to it");
        assertThat(test.entries()).hasSize(3);
    }

    @Test
    void aLeafAtRestIsUnderACheckpointWithinTwoCadences() throws Exception {
        var cadence = Duration.ofSeconds(1);
        var sequencer = new Sequencer(
                new SequencerTable(test.database),
                test.rows,
                test.name,
                cadence,
                Sequencer.LEASE,
                new Precedence(),
                test.loops);
        sequencer.start();
        for (int i = 1; i <= 5; i++) {
            test.record(1);
            int size = i;
            await().until(() -> test.log.latest().map(Issued::size).orElse(0L) == size);
        }
        sequencer.stop();
        assertThat(
                        test.select(
                                "select extract(epoch from issued_at - recorded_at) from leaf join checkpoint on size = index + 1"))
                .hasSize(5)
                .allSatisfy(row ->
                        assertThat(Double.parseDouble(row.get(0))).isBetween(0.0, 2 * cadence.toMillis() / 1000.0));
    }
}
