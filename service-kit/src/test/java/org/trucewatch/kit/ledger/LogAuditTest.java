package org.trucewatch.kit.ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.SignerKey;
import org.trucewatch.kit.ledger.proof.VerifierKey;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever may do anything in the database can do nothing to the log that is not seen, and named. */
class LogAuditTest {

    /** A log of 600 leaves: 100 a batch. */
    private final TestLog test = new TestLog();

    @BeforeEach
    void grow() throws SQLException {
        var sequencer = test.sequencer();
        for (int i = 0; i < 6; i++) {
            test.record(100);
            sequencer.round();
        }
        assertThat(test.audit()).isEqualTo(new LogAudit.Audited(true, 600, 7, List.of()));
    }

    @AfterEach
    void drop() {
        test.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            update leaf set leaf = sha256('x') where index = 123                          | entry 123 was changed
            delete from leaf where index = 123                                            | entry 123 is missing
            delete from leaf where index = 0                                              | entry 0 is missing
            delete from leaf where index = 599                                            | entry 599 is missing
            insert into leaf select 600, leaf, kind, subject, now() from leaf where index = 1 | entry 600 is under no checkpoint
            insert into leaf select -1, leaf, kind, subject, now() from leaf where index = 1  | entry -1 has no place in the log
            update leaf set subject = 'another' where index = 123                         | what the rows of entries 100 to 199 say
            update leaf set kind = 'another' where index = 123                            | what the rows of entries 100 to 199 say
            update leaf set recorded_at = recorded_at - interval '1 day' where index = 123 | what the rows of entries 100 to 199 say
            update leaf set integrated_at = now() where index = 123                       | entry 123 was not integrated when
            update tile set hashes = overlay(hashes placing '\\x00112233' from 32 * 123 + 3) where level = 0 and number = 0 | the hash of entry 123 in tile tile/0/000 was changed
            update tile set hashes = overlay(hashes placing '\\x00112233' from 3) where level = 1 | tile/1/000.p/2 does not follow
            delete from tile where level = 0 and number = 1                               | the hash of entry 256 is missing in its tile
            delete from tile where level = 1                                              | tile/1/000.p/2 does not follow
            insert into tile select 0, 3, hashes from tile where level = 0 and number = 2 | tile 3 of level 0 has no place
            insert into tile select 2, 0, hashes from tile where level = 1                | tile 0 of level 2 has no place
            delete from checkpoint where size = 300                                       | entry 200 was not integrated when
            delete from checkpoint where size = 600                                       | entry 500 is under no checkpoint
            update checkpoint set root = sha256('x') where size = 300                     | the checkpoint of 300 leaves is not
            update checkpoint set note = replace(note, E'\\n300\\n', E'\\n301\\n') where size = 300 | the checkpoint of 300 leaves is not
            update checkpoint set size = 250 where size = 300                             | the checkpoint of 250 leaves is not
            update checkpoint set rows = (select rows from checkpoint where size = 200) where size = 300 | what the rows of entries 200 to 299 say
            update checkpoint set issued_at = now() where size = 300                      | entry 200 was not integrated when
            insert into checkpoint select 350, root, note, rows, epoch from checkpoint where size = 300 | the checkpoint of 350 leaves is not
            insert into leaf_salt values (600, '\\x00')                                    | the salt of entry 600 has no entry
            """)
    void whatIsChangedInAnyRowIsNamed(String change, String finding) {
        test.tamper(change);
        var report = test.audit();
        assertThat(report.sound()).isFalse();
        assertThat(report.findings()).anySatisfy(found -> assertThat(found).startsWith(finding));
    }

    @Test
    void onlyWhatWasChangedIsNamed() {
        test.tamper("update leaf set leaf = sha256('x') where index in (123, 456)");
        assertThat(test.audit().findings()).containsExactly("entry 123 was changed", "entry 456 was changed");
    }

    @Test
    void entriesThatChangedPlacesAreNamed() {
        test.tamper(
                "update leaf set index = -5 where index = 7",
                "update leaf set index = 7 where index = 300",
                "update leaf set index = 300 where index = -5");
        assertThat(test.audit().findings()).contains("entry 7 was changed", "entry 300 was changed");
    }

    @Test
    void entriesThatWereAllMovedUpAreNamed() {
        test.tamper("delete from leaf where index = 590", "update leaf set index = index - 1 where index > 590");
        assertThat(test.audit().findings()).contains("entry 590 was changed", "entry 599 is missing");
    }

    @Test
    void whoChangesAnEntryAndAllHashesOverItIsToldByTheCheckpoint() {
        test.tamper(
                "update leaf set leaf = sha256('x') where index = 123",
                "update tile set hashes = overlay(hashes placing (select sha256('\\x00'::bytea || leaf) from leaf where index = 123) from 32 * 123 + 1) where level = 0 and number = 0");
        assertThat(test.audit().findings())
                .containsExactly("entries 100 to 199 are not those that their checkpoint was signed over");
    }

    @Test
    void whoHasNoKeyCannotSignAnotherHistory() {
        var forger = SignerKey.of(test.name.origin(), VerifierKey.Type.ED25519, TestLog.key(9));
        var issued = test.log.at(300).orElseThrow();
        var forged = Issued.sign(new Checkpoint(test.name.origin(), 300, issued.root()), forger);
        test.tamper("update checkpoint set note = '" + forged.note() + "' where size = 300");
        assertThat(test.audit().findings())
                .containsExactly("the checkpoint of 300 leaves is not the one that was signed");
    }

    @Test
    void whatTheServiceHasIsHeldAgainstItsLeaf() {
        var content = Json.MAPPER.createObjectNode().put("said", "so");
        var leaf = test.record
                .commit("probe", List.of(new Record.Entry("s", content)))
                .get(0);
        var other = content.deepCopy().put("said", "otherwise");
        var unrecorded = Leaf.commitTo(TestLog.SERVICE, content);
        test.held.add(reader -> {
            reader.accept(new Contents.Held("report 1", leaf.leaf(), leaf.salt(), content));
            reader.accept(new Contents.Held("report 2", leaf.leaf(), leaf.salt(), other));
            reader.accept(new Contents.Held("report 3", unrecorded.leaf(), unrecorded.salt(), content));
        });
        assertThat(test.audit().findings())
                .containsExactly("report 2 is not what was recorded", "report 3 has no entry in the log");
    }

    @Test
    void moreThanAnybodyReadsIsNotListed() {
        test.tamper("delete from leaf where index > 3");
        assertThat(test.audit().findings())
                .hasSize(Findings.MOST)
                .contains("entry 4 is missing", "entry 53 is missing");
    }

    @Test
    void everySingleEntryIsGuarded() {
        test.tamper("update leaf set leaf = sha256(leaf) where index % 20 = 0");
        assertThat(test.audit().findings())
                .containsExactlyElementsOf(IntStream.range(0, 30)
                        .mapToObj(n -> "entry " + 20 * n + " was changed")
                        .collect(Collectors.toList()));
    }
}
