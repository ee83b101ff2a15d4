package org.trucewatch.incidents.finding;

import org.trucewatch.kit.timers.Deadline;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The moment from which a finding may be shown. The key is the finding's id. */
@ApplicationScoped
class FindingRelease implements Deadline {

    static final String NAME = "finding-release";

    private final CaseDesk desk;

    FindingRelease(CaseDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(String key) {
        desk.release(UUID.fromString(key));
    }
}
