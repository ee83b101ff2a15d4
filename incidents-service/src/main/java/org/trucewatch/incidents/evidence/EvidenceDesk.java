package org.trucewatch.incidents.evidence;

import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.problems.Repeatable;
import org.trucewatch.kit.store.Draft;
import org.trucewatch.kit.store.Store;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes in files. No transaction is open while their bytes come. */
@ApplicationScoped
public class EvidenceDesk {

    /** @param isNew false when the same was taken before under the same id */
    public record Taken(Evidence evidence, boolean isNew) {}

    private final Store store;
    private final Originals originals;
    private final EvidenceShelf shelf;
    private final Admittance admittance;
    private final EvidenceSettings settings;
    private final BusinessClock clock;

    EvidenceDesk(
            Store store,
            Originals originals,
            EvidenceShelf shelf,
            Admittance admittance,
            EvidenceSettings settings,
            BusinessClock clock) {
        this.store = store;
        this.originals = originals;
        this.shelf = shelf;
        this.admittance = admittance;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Refusal 400, 409, 413 or 422, with nothing left behind */
    public Taken take(Reported.Report report, Parcel parcel) {
        try (var draft = store.begin()) {
            var pouring = new Pouring(draft.out(), settings.maxSize().asLongValue());
            var said = unpack(parcel, pouring);
            var evidence = evidence(report, said, pouring.file());
            var before = shelf.find(evidence.id());
            if (before.isPresent()) {
                return repeated(evidence, before.get());
            }
            var kept = keep(draft, pouring.file(), evidence);
            return kept.isPresent()
                    ? new Taken(kept.get(), true)
                    : repeated(evidence, shelf.find(evidence.id()).orElseThrow());
        }
    }

    private Optional<Evidence> keep(Draft draft, Pouring.File file, Evidence evidence) {
        originals.claim(file, settings.keepingTakes());
        Optional<Evidence> kept = Optional.empty();
        try {
            draft.keepAs(Store.original(file.sha256()));
            kept = admittance.admit(evidence);
        } finally {
            if (kept.isEmpty()) {
                // what came to its place when the claim was over has no row any more: so that it is known, and goes
                originals.claim(file, Duration.ZERO);
            }
        }
        return kept;
    }

    private static Said unpack(Parcel parcel, Pouring pouring) {
        try {
            return parcel.unpack(pouring);
        } catch (IOException e) {
            throw Refusal.malformed("The body broke off");
        }
    }

    private Evidence evidence(Reported.Report report, Said said, Pouring.File file) {
        var consent = said.consent() == null ? report.consent() : said.consent();
        if (!report.consent().reaches(consent)) {
            throw Refusal.invalid("#/consent", "must not be more open than the report's, " + report.consent());
        }
        return new Evidence(
                said.id() == null ? Ids.next() : said.id(),
                report.id(),
                report.agreementId(),
                report.agency(),
                report.affiliation(),
                report.drill(),
                consent,
                file.sha256(),
                file.size(),
                said.mediaType(),
                said.filename(),
                said.capture(),
                digest(report, said, file),
                clock.instant(),
                null);
    }

    private static String digest(Reported.Report report, Said said, Pouring.File file) {
        var all = Json.MAPPER.createObjectNode();
        all.put("reportId", report.id().toString())
                .put("sha256", file.sha256())
                .put("mediaType", said.mediaType())
                .put("filename", said.filename());
        all.set("consent", Json.MAPPER.valueToTree(said.consent()));
        all.set("capture", Json.MAPPER.valueToTree(said.capture()));
        return CanonicalJson.digest(all);
    }

    private static Taken repeated(Evidence now, Evidence before) {
        if (!now.agency().equals(before.agency())) {
            throw Refusal.conflict("different-content", "This id is taken by other content");
        }
        if (before.isErased()) {
            throw Refusal.conflict("erased", "What had this id has been erased");
        }
        Repeatable.check(before.digest(), now.digest());
        return new Taken(before, false);
    }
}
