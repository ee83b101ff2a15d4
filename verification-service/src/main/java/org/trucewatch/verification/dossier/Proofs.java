package org.trucewatch.verification.dossier;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.trucewatch.kit.dossier.Bag;
import org.trucewatch.kit.ledger.Cosigners;
import org.trucewatch.kit.ledger.KnownLog;
import org.trucewatch.kit.ledger.Log;
import org.trucewatch.kit.ledger.PublishedLogs;
import org.trucewatch.kit.ledger.proof.VerifierKey;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

/** What the logs of this service and of incidents-service prove of a dossier. */
@ApplicationScoped
class Proofs {

    static final String INCIDENTS = "incidents";
    static final String OURS = "verification";

    private static final Logger LOG = Logger.getLogger(Proofs.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Log log;
    private final PublishedLogs published;
    private final Cosigners cosigners;
    private final Duration patience;

    /** @param patience how long a log may take to cover what was recorded last; what it does not cover then is said */
    Proofs(
            Log log,
            PublishedLogs published,
            Cosigners cosigners,
            @ConfigProperty(name = "trucewatch.dossier.patience", defaultValue = "PT10S") Duration patience) {
        this.log = log;
        this.published = published;
        this.cosigners = cosigners;
        this.patience = patience;
    }

    /** @param packed paths of the files that are in the bag */
    void add(Bag bag, Packing packing, Set<String> packed) throws IOException {
        long until = System.nanoTime() + patience.toNanos();
        add(bag, packing, packed, INCIDENTS, () -> published.of(INCIDENTS), until);
        add(bag, packing, packed, OURS, log::known, until);
    }

    private void add(
            Bag bag, Packing packing, Set<String> packed, String service, Supplier<Optional<KnownLog>> open, long until)
            throws IOException {
        var statements = packing.statements.values().stream()
                .filter(one -> one.service().equals(service))
                .map(one -> packed.contains(one.file()) ? one : one.withoutFile())
                .toList();
        try {
            var section = covering(statements, open, until);
            if (section.isPresent()) {
                section.get().add(bag, keysOfCosigners(), packing);
            } else if (!statements.isEmpty()) {
                packing.absent("the log of " + service, "it is not there yet, or its checkpoints are not signed");
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.errorf(e, "the log of %s proves nothing", service);
            packing.absent("the log of " + service, "what is published of it does not hold together");
        }
    }

    private Optional<LogSection> covering(List<Statement> statements, Supplier<Optional<KnownLog>> open, long until)
            throws InterruptedIOException {
        var section = open.get().map(known -> LogSection.of(known, statements));
        while (section.isPresent() && section.get().waits() && System.nanoTime() < until) {
            try {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
            section = open.get().map(known -> LogSection.of(known, statements));
        }
        return section;
    }

    private List<String> keysOfCosigners() {
        return cosigners.known().stream()
                .flatMap(one -> one.verifier().stream())
                .map(VerifierKey::toString)
                .distinct()
                .sorted()
                .toList();
    }
}
