package org.trucewatch.kit.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Holds what a service has against what it recorded: each content against its leaf, and each leaf against the log. */
final class ContentsAudit {

    private static final int AT_ONCE = 1_000;
    // of one moment, so that a leaf on its way into the log is in one of both
    private static final String MISSING = """
            select encode(asked, 'hex') from unnest(?::bytea[]) as asked
             where not exists (select from leaf where leaf = asked)
               and not exists (select from pending_leaf where leaf = asked)""";

    private final DataSource database;
    private final Findings findings;
    private final List<Contents.Held> together = new ArrayList<>();

    ContentsAudit(DataSource database, Findings findings) {
        this.database = database;
        this.findings = findings;
    }

    void check(Contents contents) {
        contents.each(this::check);
        checkLeaves();
    }

    private void check(Contents.Held held) {
        if (findings.full()) {
            return;
        }
        if (!Leaf.opens(held.leaf(), held.content(), held.salt())) {
            findings.add("%s is not what was recorded", held.what());
        }
        together.add(held);
        if (together.size() == AT_ONCE) {
            checkLeaves();
        }
    }

    private void checkLeaves() {
        var missing = missing();
        together.stream()
                .filter(held -> missing.contains(held.leaf()))
                .forEach(held -> findings.add("%s has no entry in the log", held.what()));
        together.clear();
    }

    private Set<String> missing() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(MISSING)) {
            var leaves = together.stream()
                    .map(held -> HexFormat.of().parseHex(held.leaf()))
                    .toArray(byte[][]::new);
            query.setArray(1, connection.createArrayOf("bytea", leaves));
            try (var row = query.executeQuery()) {
                var missing = new HashSet<String>();
                while (row.next()) {
                    missing.add(row.getString(1));
                }
                return missing;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be read", e);
        }
    }
}
