package org.trucewatch.kit.ledger;

import java.util.ArrayList;
import java.util.List;

/** What an audit found, up to a number that somebody will read. */
final class Findings {

    static final int MOST = 50;

    private final List<String> all = new ArrayList<>();

    void add(String form, Object... values) {
        if (!full()) {
            all.add(form.formatted(values));
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
