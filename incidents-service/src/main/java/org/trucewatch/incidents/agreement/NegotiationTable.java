package org.trucewatch.incidents.agreement;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.kit.timers.NotYet;
import org.trucewatch.kit.timers.Timers;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Where versions are proposed, ratified and brought into force. */
@ApplicationScoped
public class NegotiationTable {

    /** @param isNew false when the same content was proposed before */
    public record Outcome(AgreementVersion version, boolean isNew) {}

    private final Agreements agreements;
    private final AgreementVersions versions;
    private final Timers timers;
    private final BusinessClock clock;
    private final Event<VersionChanged> changes;

    NegotiationTable(
            Agreements agreements,
            AgreementVersions versions,
            Timers timers,
            BusinessClock clock,
            Event<VersionChanged> changes) {
        this.agreements = agreements;
        this.versions = versions;
        this.timers = timers;
        this.clock = clock;
        this.changes = changes;
    }

    /** Proposes an agreement. The same document again gives its first version. */
    @Transactional
    public Outcome propose(AgreementVersion.Proposal proposal) {
        refuseUnless(proposal.guarantors().contains(proposal.by()));
        if (agreements.begin(proposal.agreementId(), clock.instant())) {
            var agreement = agreements.require(proposal.agreementId());
            return new Outcome(add(agreement, 1, proposal, List.of()), true);
        }
        var first = versions.require(proposal.agreementId(), 1);
        if (first.isOf(proposal)) {
            return new Outcome(first, false);
        }
        throw first.digest().equals(proposal.digest())
                ? otherDate()
                : Refusal.conflict("different-content", "The agreement exists; propose another version of it");
    }

    /** Proposes another version. The same document as the latest version again gives that one. */
    @Transactional
    public Outcome proposeVersion(AgreementVersion.Proposal proposal) {
        var agreement = agreements.require(proposal.agreementId());
        var standing = standing(proposal.agreementId());
        refuseUnless(standing.contains(proposal.by()));
        var latest = versions.latest(proposal.agreementId()).orElseThrow();
        if (latest.isOf(proposal)) {
            return new Outcome(latest, false);
        }
        if (latest.digest().equals(proposal.digest())) {
            throw otherDate();
        }
        return new Outcome(add(agreement, latest.number() + 1, proposal, standing), true);
    }

    private static Refusal otherDate() {
        return Refusal.conflict("different-content", "The same was proposed with another date to answer by");
    }

    private static void refuseUnless(boolean isGuarantor) {
        if (!isGuarantor) {
            throw Refusal.notAllowed(
                    "not-a-guarantor",
                    "Only a guarantor of the version in force proposes another, and of a first version one it names");
        }
    }

    /** The guarantors of what is ratified and not superseded; of the first proposal while nothing is. */
    private Set<String> standing(String agreementId) {
        var all = versions.of(agreementId);
        var binding = all.stream().filter(AgreementVersion::binds).toList();
        return (binding.isEmpty() ? all.subList(0, 1) : binding)
                .stream()
                        .flatMap(version -> version.guarantors().stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private AgreementVersion add(
            Agreement agreement, int number, AgreementVersion.Proposal proposal, Collection<String> standing) {
        if (proposal.answerBy() != null && !proposal.answerBy().isAfter(clock.instant())) {
            throw Refusal.invalid("?answerBy", "must be still to come");
        }
        var version = AgreementVersion.proposed(Ids.next(), number, proposal, standing, clock.instant());
        versions.persist(version);
        tell(agreement, version);
        return version;
    }

    /** Takes a guarantor's position; the last acceptance ratifies, and brings into force what has begun. */
    @Transactional
    public AgreementVersion take(String agreementId, int number, Position.Taken taken, String digest) {
        var agreement = agreements.require(agreementId);
        var version = versions.require(agreementId, number);
        if (taken.counter() != null
                && (taken.counter() == number
                        || versions.find(agreementId, taken.counter()).isEmpty())) {
            throw Refusal.invalid("#/counter", "must be the number of another version");
        }
        version.hear(standing(agreementId)); // another version may have been ratified since it was proposed
        if (version.take(Ids.next(), taken, digest, clock.instant())) {
            if (version.state() == VersionState.RATIFIED) {
                ratified(agreement, version);
            } else {
                tell(agreement, version);
            }
        }
        return version;
    }

    private void ratified(Agreement agreement, AgreementVersion version) {
        boolean isFirst = versions.of(version.agreementId()).stream()
                .noneMatch(other -> other != version && other.ratifiedAt() != null);
        if (!isFirst) {
            version.beginsNotBeforeRatification();
        }
        if (version.isDue(clock.instant())) {
            bringIntoForce(agreement, version);
        } else {
            tell(agreement, version);
            timers.at(ComingIntoForce.NAME, version.id().toString(), version.inForceFrom());
        }
        var standing = standing(version.agreementId());
        versions.of(version.agreementId()).forEach(other -> other.hear(standing));
    }

    /**
     * The time of a ratified version has come. Does nothing when that has been noticed before.
     *
     * @throws NotYet when the clock was moved back meanwhile
     */
    @Transactional
    public void comeIntoForce(UUID versionId) {
        var version = versions.findById(versionId);
        var agreement = agreements.require(version.agreementId());
        if (version.isDue(clock.instant())) {
            bringIntoForce(agreement, version);
        } else if (version.isAwaited()) {
            throw new NotYet(version.inForceFrom());
        }
    }

    private void bringIntoForce(Agreement agreement, AgreementVersion version) {
        for (var other : versions.of(version.agreementId())) {
            if (other != version && other.state() == VersionState.IN_FORCE) {
                other.giveWayTo(version);
                tell(agreement, other);
            }
        }
        version.comeIntoForce();
        tell(agreement, version);
    }

    private void tell(Agreement agreement, AgreementVersion version) {
        Instant now = clock.instant();
        changes.fire(new VersionChanged(version, agreement.changed(now)));
    }
}
