package org.trucewatch.incidents.agreement;

import org.trucewatch.kit.timers.Deadline;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The moment from which a ratified version governs. The key is the version's id. */
@ApplicationScoped
class ComingIntoForce implements Deadline {

    static final String NAME = "agreement-in-force";

    private final NegotiationTable table;

    ComingIntoForce(NegotiationTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(String key) {
        table.comeIntoForce(UUID.fromString(key));
    }
}
