package org.trucewatch.incidents.terms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An agreement and its registers as they were at one revision. Immutable; whoever decides by it also checks, in the
 * statement that writes, that the revision is still the current one.
 *
 * @param revision sum of the agreement's and the registers' revision; both only grow
 * @param versions ratified versions in the order in which they came, or come, into force
 */
public record Snapshot(String agreementId, long revision, List<Version> versions, RegisterHistory registers) {

    /** @param until excluded; null when open-ended */
    public record Version(int number, Instant from, Instant until, Terms terms) {
        boolean covers(Instant time) {
            return !time.isBefore(from) && (until == null || time.isBefore(until));
        }
    }

    public boolean isRatified() {
        return !versions.isEmpty();
    }

    /** The version that governs an act: the one in force then, else the nearest one, so that the act can be described. */
    public Terms termsAt(Instant time) {
        return inForceAt(time).orElseGet(() -> {
            var first = versions.get(0);
            return time.isBefore(first.from())
                    ? first.terms()
                    : versions.get(versions.size() - 1).terms();
        });
    }

    public Optional<Terms> inForceAt(Instant time) {
        return versionAt(time).map(Version::terms);
    }

    /** The version in force at the time. */
    public Optional<Version> versionAt(Instant time) {
        return versions.stream().filter(version -> version.covers(time)).reduce((earlier, later) -> later);
    }

    /** What the registers say about an act, or whatever else was at the time. */
    public Registers registersAt(Instant time) {
        return registers.at(time);
    }

    /** The agency, if it may report at the time. */
    public Optional<Agency> accredited(String agency, Instant time) {
        return registersAt(time).agency(agency).filter(one -> one.isAccredited(time));
    }

    public boolean beginsAfter(Instant time) {
        return versions.get(0).from().isAfter(time);
    }
}
