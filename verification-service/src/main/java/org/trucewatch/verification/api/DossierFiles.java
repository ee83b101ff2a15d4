package org.trucewatch.verification.api;

import org.jboss.logging.Logger;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.store.Kept;
import org.trucewatch.kit.store.Store;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.verification.dossier.Packing;
import org.trucewatch.verification.dossier.Statement;
import org.trucewatch.verification.evidence.Custody;
import org.trucewatch.verification.evidence.Evidence;
import org.trucewatch.verification.evidence.EvidenceRoom;
import org.trucewatch.verification.journal.Journal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** The files of a case: the originals where the caller may have them, else the copies without metadata. */
@ApplicationScoped
class DossierFiles {

    private static final Logger LOG = Logger.getLogger(DossierFiles.class);
    private static final String ORIGINAL = "original";
    private static final String ERASED = "it was erased; what its records said can be told by nobody any more";
    private static final String LOST = "its content is not in the store as it was";

    private final CaseEvidence evidence;
    private final CopyView copies;
    private final DossierCustody chain;
    private final Custody custody;
    private final Journal journal;
    private final Store store;
    private final BusinessClock clock;

    DossierFiles(
            CaseEvidence evidence,
            CopyView copies,
            DossierCustody chain,
            Custody custody,
            Journal journal,
            Store store,
            BusinessClock clock) {
        this.evidence = evidence;
        this.copies = copies;
        this.chain = chain;
        this.custody = custody;
        this.journal = journal;
        this.store = store;
        this.clock = clock;
    }

    /** Files are taken in the order of their ids, so that two dossiers never wait for each other. */
    void add(Standpoint standpoint, Packing packing) {
        var originals = evidence.visible(standpoint, ORIGINAL).stream()
                .collect(Collectors.toMap(Evidence::evidenceId, one -> one));
        for (var id : originals.keySet().stream().sorted().toList()) {
            original(standpoint, originals.get(id), packing);
        }
        for (var copy : copies.seen(standpoint)) {
            if (copy.copy().isRedacted() && !originals.containsKey(copy.copy().evidenceId())) {
                copy(standpoint, copy, packing);
            }
        }
        for (var one : evidence.erased(standpoint, ORIGINAL)) {
            erased(one, packing);
        }
    }

    private void original(Standpoint standpoint, Evidence one, Packing packing) {
        var path = Dossier.EVIDENCE + one.evidenceId() + "/" + name(one);
        var kept = kept(Store.original(one.sha256()), one.size());
        if (kept.isEmpty()) {
            packing.absent(path, LOST);
        } else if (custody.record(one, Custody.Step.EXPORTED, standpoint.hand(), "ORIGINAL", clock.instant())) {
            packing.content(path, kept.get());
        } else {
            packing.absent(path, ERASED);
            return;
        }
        chain.add(one, path, packing);
    }

    private void copy(Standpoint standpoint, CopyView.Seen seen, Packing packing) {
        var copy = seen.copy();
        var path = Dossier.EVIDENCE + copy.id() + "/redacted.jpg";
        var kept = kept(Store.derived(copy.sha256()), copy.size());
        if (kept.isEmpty()) {
            packing.absent(path, LOST);
        } else if (custody.record(seen.evidence(), Custody.Step.EXPORTED, standpoint.hand(), copy, clock.instant())) {
            packing.content(path, kept.get());
        } else {
            packing.absent(path, ERASED);
            return;
        }
        packing.absent("the original of " + path, "it is withheld: its agency has not consented to show it to you");
        journal.of(List.of(copy.id())).forEach(entry -> packing.state(Statement.open(entry, path)));
    }

    private void erased(EvidenceRoom.Erased one, Packing packing) {
        packing.absent("evidence " + one.id(), ERASED);
        chain.add(one, packing);
    }

    private Optional<Kept> kept(String key, long size) {
        var kept = store.find(key).filter(one -> one.size() == size);
        if (kept.isEmpty()) {
            LOG.errorf("%s is not in the store as it was", key);
        }
        return kept;
    }

    /** What the uploader called it, as far as it can be a name in anybody's file system. */
    private static String name(Evidence one) {
        var name = one.filename() == null ? "" : one.filename().replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        var plain = name.replaceAll("^[. ]+|[. ]+$", "");
        return plain.isEmpty() ? "file" : plain;
    }
}
