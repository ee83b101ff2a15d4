package org.trucewatch.verification.api;

import org.jboss.logging.Logger;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.store.Store;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.verification.evidence.Copy;
import org.trucewatch.verification.evidence.Custody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Hands copies out: nobody gets to see one unless it is recorded that they did. */
@ApplicationScoped
class CopyDesk {

    record Viewed(Copy copy, byte[] bytes) {}

    private static final Logger LOG = Logger.getLogger(CopyDesk.class);

    private final Cases cases;
    private final CopyView copies;
    private final Custody custody;
    private final Store store;
    private final BusinessClock clock;

    CopyDesk(Cases cases, CopyView copies, Custody custody, Store store, BusinessClock clock) {
        this.cases = cases;
        this.copies = copies;
        this.custody = custody;
        this.store = store;
        this.clock = clock;
    }

    /** The bytes are read first, and given out once the step is committed. */
    @Transactional
    Viewed view(UUID caseId, UUID copyId) {
        var standpoint = cases.require(caseId);
        var seen = copies.find(standpoint, copyId).orElseThrow(() -> Refusal.notFound("This copy"));
        var copy = seen.copy();
        var bytes = read(copy);
        boolean recorded =
                custody.record(seen.evidence(), Custody.Step.VIEWED, standpoint.hand(), copy, clock.instant());
        if (!recorded) {
            throw Refusal.notFound("This copy");
        }
        return new Viewed(copy, bytes);
    }

    private byte[] read(Copy copy) {
        try {
            var kept = store.find(Store.derived(copy.sha256()));
            if (kept.isPresent()) {
                try (var in = kept.get().open(0, kept.get().size())) {
                    return in.readAllBytes();
                }
            }
            LOG.errorf("copy %s is not in the store", copy.id());
        } catch (IOException | UncheckedIOException e) {
            LOG.errorf(e, "copy %s cannot be read", copy.id());
        }
        throw new Refusal("content-missing", 503, "Not there at the moment", "The copy cannot be read", List.of());
    }
}
