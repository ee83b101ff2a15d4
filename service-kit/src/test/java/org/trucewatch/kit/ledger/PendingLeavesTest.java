package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.probe.KitTest;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@KitTest
class PendingLeavesTest {

    private static final String SERVICE = "verification";

    @Inject
    Record record;

    @Inject
    AgroalDataSource database;

    @Test
    void contentsThatAreRecordedTogetherEachHaveALeafOfTheirOwn() throws Exception {
        var kind = "probe-" + UUID.randomUUID();
        var entries = List.of(entry("a", 1), entry("b", 2), entry("c", 2));
        QuarkusTransaction.requiringNew().run(() -> record.addAll(kind, entries));

        var kept = kept(kind);
        assertThat(kept).containsOnlyKeys("a", "b", "c");
        for (var entry : entries) {
            var leaf = kept.get(entry.subject());
            assertThat(Leaf.commitTo(SERVICE, entry.content(), leaf.salt()).leaf())
                    .isEqualTo(leaf.leaf());
        }
        assertThat(kept.get("b").leaf()).isNotEqualTo(kept.get("c").leaf());
    }

    @Test
    void nothingIsRecordedOfWhatDoesNotCommit() throws Exception {
        var kind = "probe-" + UUID.randomUUID();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    record.addAll(kind, List.of(entry("a", 1)));
                    throw new IllegalStateException("what was to be recorded did not happen");
                }))
                .hasMessageContaining("did not happen");
        QuarkusTransaction.requiringNew().run(() -> record.addAll(kind, List.of()));
        assertThat(kept(kind)).isEmpty();
    }

    private static Record.Entry entry(String subject, int number) {
        JsonNode content = Json.MAPPER.createObjectNode().put("number", number);
        return new Record.Entry(subject, content);
    }

    private Map<String, Leaf> kept(String kind) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("select subject, leaf, salt from pending_leaf where kind = ?")) {
            query.setString(1, kind);
            var kept = new HashMap<String, Leaf>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    kept.put(
                            rows.getString(1),
                            new Leaf(SERVICE, HexFormat.of().formatHex(rows.getBytes(2)), rows.getBytes(3)));
                }
            }
            return kept;
        }
    }
}
