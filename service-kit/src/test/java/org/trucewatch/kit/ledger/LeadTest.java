package org.trucewatch.kit.ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** However many want to lead, and however they end, the log has every leaf once and one history. */
class LeadTest {

    private static final Duration LEASE = Duration.ofSeconds(1);

    private final TestLog test = new TestLog();

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void oneOfTwoLeadsAndTheOtherTakesOverWhenItStops() throws Exception {
        var first = test.sequencer();
        var second = test.sequencer();
        test.record(2);
        first.round();
        second.round();
        assertThat(first.leads()).isTrue();
        assertThat(second.leads()).isFalse();

        first.stop();
        test.record(2);
        second.round();
        assertThat(second.leads()).isTrue();
        assertThat(test.log.latest().orElseThrow().size()).isEqualTo(4);
    }

    @Test
    void twoThatIntegrateWhileManyRecordAndTheLeadIsTakenFromThemKeepOneLog() throws Exception {
        var leaves = Collections.synchronizedList(new ArrayList<String>());
        var sequencers = List.of(test.sequencer(), test.sequencer());
        sequencers.forEach(Sequencer::start);
        var writers = new ArrayList<CompletableFuture<Void>>();
        for (int writer = 0; writer < 4; writer++) {
            writers.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 60; i++) {
                    leaves.addAll(test.record(1 + i % 7));
                    if (i % 10 == 0) {
                        test.tamper("update log_lead set leased_until = 'epoch'");
                    }
                }
            }));
        }
        writers.forEach(CompletableFuture::join);
        await().until(() -> test.value("select count(*) from pending_leaf").equals("0"));
        for (var sequencer : sequencers) {
            sequencer.stop();
        }
        assertThat(Long.parseLong(test.value("select count(distinct epoch) from checkpoint")))
                .isGreaterThan(1);
        assertThat(test.entries().values()).containsExactlyInAnyOrderElementsOf(leaves);
        assertThat(test.audit().findings()).isEmpty();
    }

    @Test
    void aLeaderThatIsFrozenBeforeItWritesWritesNothingWhenItComesBack() throws Exception {
        assertThat(frozenAt("setAutoCommit")).as("it was told politely").isEmpty();
    }

    @Test
    void aLeaderThatIsFrozenWithinItsTransactionKeepsNobodyFromLeadingAndWritesNothing() throws Exception {
        assertThat(frozenAt("commit")).as("the server ended its session").isNotEmpty();
    }

    /** What the frozen leader's round fails with when it goes on, or nothing. */
    private String frozenAt(String call) throws Exception {
        var watched = new Watched();
        var frozen = test.sequencer(watched.of(test.database), test.name, LEASE);
        frozen.round();
        var leaves = new ArrayList<>(test.record(3));
        watched.freezeAt(call);
        var round = CompletableFuture.runAsync(() -> go(frozen));
        watched.awaitFrozen();

        var next = test.sequencer();
        await().until(() -> {
            next.round();
            return next.leads();
        });
        leaves.addAll(test.record(2));
        next.round();
        assertThat(test.log.latest().orElseThrow().size()).isEqualTo(5);

        watched.thaw();
        String failure = "";
        try {
            round.join();
        } catch (CompletionException e) {
            failure = String.valueOf(e.getCause());
        }
        frozen.round();
        assertThat(frozen.leads()).isFalse();
        leaves.addAll(test.record(1));
        next.round();
        assertThat(test.entries().values()).containsExactlyInAnyOrderElementsOf(leaves);
        assertThat(test.audit().findings()).isEmpty();
        return failure;
    }

    @Test
    void whoLostItsConnectionInTheMiddleLooksAgainAndGoesOn() throws Exception {
        var sequencer = test.sequencer();
        sequencer.round();
        var leaves = test.record(3);
        try (var blocking = test.database.getConnection()) {
            blocking.setAutoCommit(false);
            blocking.createStatement().execute("lock table checkpoint in access exclusive mode");
            var round = CompletableFuture.runAsync(() -> go(sequencer));
            var blocked = "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
            await().until(() -> !test.value("select count(*) " + blocked).equals("0"));
            test.tamper("select pg_terminate_backend(pid) " + blocked);
            assertThat(round).failsWithin(Duration.ofSeconds(10));
            blocking.rollback();
        }
        sequencer.round();
        assertThat(test.entries().values()).containsExactlyInAnyOrderElementsOf(leaves);
        assertThat(test.audit().findings()).isEmpty();
    }

    private static void go(Sequencer sequencer) {
        try {
            sequencer.round();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
