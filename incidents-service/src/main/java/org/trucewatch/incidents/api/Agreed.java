package org.trucewatch.incidents.api;

import io.quarkus.panache.common.Sort;
import org.trucewatch.incidents.agreement.Agreement;
import org.trucewatch.incidents.agreement.Agreements;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.Snapshots;
import org.trucewatch.incidents.terms.Terms;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;

import jakarta.enterprise.context.ApplicationScoped;

/** Finds the agreement that a request is about. */
@ApplicationScoped
class Agreed {

    private final Agreements agreements;
    private final Snapshots snapshots;
    private final BusinessClock clock;

    Agreed(Agreements agreements, Snapshots snapshots, BusinessClock clock) {
        this.agreements = agreements;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** The agreement that is named, or the only one there is. */
    String require(String named) {
        if (named != null) {
            return named;
        }
        var all = agreements.findAll(Sort.by("id")).page(0, 2).list();
        if (all.size() != 1) {
            throw Refusal.invalid("?agreement", "is required");
        }
        return all.stream().map(Agreement::id).findFirst().orElseThrow();
    }

    /** The terms that say now who is who. */
    Terms terms(String agreementId) {
        return snapshots
                .fresh(agreementId)
                .filter(Snapshot::isRatified)
                .map(snapshot -> snapshot.termsAt(clock.instant()))
                .orElseThrow(() -> Refusal.notFound("A ratified agreement"));
    }
}
