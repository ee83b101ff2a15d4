package org.trucewatch.verification.api;

import org.jboss.logging.Logger;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.verification.dossier.Packing;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Gathers what the caller may take away of a case. */
@ApplicationScoped
class DossierDesk {

    /** What the dossier is, for whoever opens it. */
    record Cover(UUID caseId, String agreementId, String madeAt, String forRole, String ofParty) {}

    private static final Logger LOG = Logger.getLogger(DossierDesk.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Cases cases;
    private final DossierPapers papers;
    private final DossierFiles files;

    DossierDesk(Cases cases, DossierPapers papers, DossierFiles files) {
        this.cases = cases;
        this.papers = papers;
        this.files = files;
    }

    /** @throws Refusal 404 where the caller gets no dossier */
    @Transactional
    void see(UUID id) {
        cases.require(id);
    }

    /**
     * That files are exported is committed before the first byte is given. Whoever breaks off may have got them or not, which
     * nobody can tell; so the steps stay.
     *
     * @throws Refusal 503 while the store cannot be read
     */
    @Transactional
    Packing gather(UUID id, Map<String, Long> since) {
        var standpoint = cases.require(id);
        var packing = new Packing(since);
        var hand = standpoint.hand();
        packing.page(
                Dossier.PAYLOAD + "dossier.json",
                Json.MAPPER.valueToTree(new Cover(
                        id, standpoint.file().agreementId(), standpoint.now().toString(), hand.role(), hand.party())));
        try {
            papers.add(standpoint, packing);
            files.add(standpoint, packing);
        } catch (UncheckedIOException e) {
            LOG.error("the store cannot be read for a dossier", e);
            throw new Refusal(
                            "store-unreachable",
                            503,
                            "Not there at the moment",
                            "What is kept cannot be read",
                            List.of())
                    .retryAfter(PAUSE);
        }
        return packing;
    }
}
