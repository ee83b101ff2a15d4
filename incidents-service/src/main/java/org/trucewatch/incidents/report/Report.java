package org.trucewatch.incidents.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one agency says has happened. Never edited: a correction is another report that supersedes this one.
 *
 * @param agency who says so, from its token
 * @param affiliation of the agency: one affiliation counts once
 * @param area the register's area, stated or derived; empty when neither is possible
 * @param receivedAt on the business clock
 */
public record Report(
        UUID id,
        String agreementId,
        boolean drill,
        Claim claim,
        Consent consent,
        Occurred occurred,
        Place place,
        String kind,
        List<String> commitments,
        List<Alleged> alleged,
        Means means,
        Method method,
        Casualties casualties,
        String protectedSite,
        Origin origin,
        List<Text> narrative,
        UUID supersedes,
        String agency,
        String affiliation,
        String area,
        Instant receivedAt) {

    public Report {
        consent = consent == null ? Consent.NEUTRAL : consent;
        commitments = commitments == null ? List.of() : List.copyOf(commitments);
        alleged = alleged == null ? List.of() : List.copyOf(alleged);
        narrative = narrative == null ? List.of() : List.copyOf(narrative);
    }

    /** The likeliest candidate; a known actor goes before an unknown one of the same likelihood. */
    public Alleged suspect() {
        return alleged.stream()
                .reduce((a, b) -> {
                    int by = b.likelihood().compareTo(a.likelihood());
                    return by > 0 || by == 0 && b.namesActor() && !a.namesActor() ? b : a;
                })
                .orElse(new Alleged(null, null, ActorType.UNKNOWN, null, null));
    }
}
