package org.trucewatch.kit.ledger;

import java.util.ArrayList;
import java.util.List;

/** What an audit found, up to a number that somebody will read. */
final class Findings {

    static final int MOST = 50;

    private final List<String> all = new ArrayList<>();

    /** Once, however often it is met. */
    void add(String form, Object... values) {
        var finding = form.formatted(values);
        if (!full() && !all.contains(finding)) {
            all.add(finding);
        }
    }

    boolean full() {
        return all.size() >= MOST;
    }

    int count() {
        return all.size();
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
