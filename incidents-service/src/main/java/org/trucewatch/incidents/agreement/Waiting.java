package org.trucewatch.incidents.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long a guarantor was, or is, awaited. Silence has no effect; it is only shown.
 *
 * @param days whole days from the proposal to its last position, or until now where it took none
 * @param late whether its first answer came after the date to answer by, or has not come although that has passed
 */
public record Waiting(String party, boolean answered, long days, boolean late) {

    /** Each guarantor whose acceptance the version needs. Nobody is awaited any more once it has been rejected. */
    public static List<Waiting> of(AgreementVersion version, Instant now) {
        var all = version.positions();
        var end = version.state() == VersionState.REJECTED
                ? all.get(all.size() - 1).takenAt()
                : now;
        return version.voices().stream()
                .map(party -> {
                    var own = all.stream()
                            .filter(position -> position.party().equals(party))
                            .map(Position::takenAt)
                            .toList();
                    var first = own.isEmpty() ? end : own.get(0);
                    var last = own.isEmpty() ? end : own.get(own.size() - 1);
                    long days = Duration.between(version.proposedAt(), last).toDays();
                    boolean late = version.answerBy() != null && first.isAfter(version.answerBy());
                    return new Waiting(party, !own.isEmpty(), Math.max(0, days), late);
                })
                .toList();
    }
}
