package org.trucewatch.incidents.terms;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One version of an agreement, as far as intake, admission and matching need it. */
public record Terms(
        String id,
        List<Actor.Name> title,
        String zone,
        OffsetDateTime inForceFrom,
        OffsetDateTime inForceUntil,
        List<String> guarantors,
        String neutral,
        List<String> languages,
        List<Party> parties,
        List<Kind> kinds,
        List<Commitment> commitments,
        Rules rules) {

    /** @param side what commitments bind, or null for a party that fights on no side */
    public record Party(String id, String side, List<String> roles) {}

    public record Kind(String code, List<Actor.Name> text, boolean sensitive, List<String> commitments) {}

    public record Commitment(
            String code,
            List<Actor.Name> text,
            OffsetDateTime from,
            OffsetDateTime until,
            List<String> binds,
            List<String> kinds) {

        /** Whether it was in force during some of the time. */
        public boolean holds(Instant earliest, Instant latest) {
            return !latest.isBefore(from.toInstant()) && (until == null || earliest.isBefore(until.toInstant()));
        }

        public boolean binds(String side) {
            return binds.contains("ALL") || binds.contains(side);
        }
    }

    public record Rules(Admission admission, Urgent urgent) {}

    public record Admission(Automatic automatic) {}

    public record Automatic(int minimumAffiliations, List<String> kinds) {
        public boolean admits(String kind) {
            return kinds.contains("ALL") || kinds.contains(kind);
        }
    }

    public record Urgent(List<String> kinds, int killedAtLeast, boolean protectedSite) {}

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    public Optional<Kind> kind(String code) {
        return kinds.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    public Optional<Commitment> commitment(String code) {
        return commitments.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    public Optional<Party> party(String id) {
        return parties.stream().filter(party -> party.id().equals(id)).findFirst();
    }

    public boolean isGuarantor(String party) {
        return guarantors.contains(party);
    }
}
