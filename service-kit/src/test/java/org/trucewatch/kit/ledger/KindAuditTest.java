package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What a service keeps of what it recorded is held against the log, whatever number of it there is. */
class KindAuditTest {

    private final TestLog test = new TestLog();
    private final Sequencer sequencer = test.sequencer();
    private final Things things = new Things();
    private final List<Record.Entry> recorded = new ArrayList<>();

    /** Things as a service keeps them: by subject, and what each was before. */
    private static final class Things implements RecordedKind {

        final Map<String, JsonNode> kept = new HashMap<>();
        final Map<String, List<JsonNode>> former = new HashMap<>();
        boolean changes;
        Runnable meanwhile = () -> {};

        @Override
        public Set<String> kinds() {
            return Set.of("thing");
        }

        @Override
        public boolean changes() {
            return changes;
        }

        @Override
        public Map<String, List<Kept>> behind(List<Entry> entries) {
            var behind = new HashMap<String, List<Kept>>();
            entries.stream()
                    .filter(entry -> kept.containsKey(entry.subject()))
                    .forEach(entry -> behind.put(
                            entry.leaf(),
                            List.of(new Kept(
                                    "thing " + entry.subject(),
                                    kept.get(entry.subject()),
                                    () -> former.getOrDefault(entry.subject(), List.of())))));
            meanwhile.run();
            return behind;
        }
    }

    @BeforeEach
    void begin() {
        test.kinds.add(things);
    }

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void whatWasChangedOrIsGoneIsNamedAmongMany() throws SQLException {
        for (int i = 0; i < 1_200; i++) {
            record("s" + i, i);
        }
        test.record.addAll("thing", recorded);
        sequencer.round();
        assertThat(test.audit().findings()).isEmpty();

        things.kept.put("s3", content(4));
        things.kept.remove("s1100");

        assertThat(test.audit().findings())
                .hasSize(2)
                .anySatisfy(found -> assertThat(found).startsWith("the thing of s3 under leaf "))
                .anySatisfy(found -> assertThat(found).startsWith("the thing of s1100 under leaf "));
    }

    @Test
    void whatWaitsForTheLogIsHeldAgainstItsLeafToo() {
        record("waiting", 1);
        test.record.addAll("thing", recorded);
        assertThat(test.audit().findings()).isEmpty();

        things.kept.put("waiting", content(2));

        assertThat(test.audit().findings()).hasSize(1);
    }

    @Test
    void whatIsErasedWhileItIsLookedAtIsNotCalledChanged() throws SQLException {
        var leaf = test.record.add("thing", "erased", content(1)).leaf();
        sequencer.round();
        things.meanwhile = () -> test.record.forget(List.of(leaf)); // the row is gone, and the salt a moment later

        assertThat(test.audit().findings()).isEmpty();
    }

    @Test
    void ofWhatChangesTheLastMustBeThere() throws SQLException {
        things.changes = true;
        for (int state = 1; state <= 3; state++) {
            test.record.add("thing", "changing", content(state));
            sequencer.round();
        }
        things.kept.put("changing", content(3));
        things.former.put("changing", List.of(content(1), content(2)));
        assertThat(test.audit().findings()).isEmpty();

        things.kept.put("changing", content(2)); // what it was once
        things.former.put("changing", List.of(content(1), content(3)));
        assertThat(test.audit().findings()).containsExactly("thing changing is not what was recorded");

        things.kept.put("changing", content(4)); // what it never was
        things.former.put("changing", List.of(content(1), content(2), content(3)));
        assertThat(test.audit().findings()).containsExactly("thing changing is not what was recorded");
    }

    @Test
    void whatTookThePlaceOfSomethingThatIsNotKeptIsRight() throws SQLException {
        things.changes = true;
        test.record.add("thing", "replaced", content(1));
        sequencer.round();
        test.record.add("thing", "replaced", content(2));
        sequencer.round();
        things.kept.put("replaced", content(2));
        assertThat(test.audit().findings()).isEmpty();

        things.kept.put("replaced", content(1));
        assertThat(test.audit().findings()).singleElement().asString().startsWith("the thing of replaced under leaf ");
    }

    private void record(String subject, int state) {
        things.kept.put(subject, content(state));
        recorded.add(new Record.Entry(subject, content(state)));
    }

    private static JsonNode content(int state) {
        return Json.MAPPER.createObjectNode().put("state", state);
    }
}
