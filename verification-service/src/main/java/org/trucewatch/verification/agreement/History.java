package org.trucewatch.verification.agreement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The versions of one agreement that are or have been in force. */
public record History(List<Governing> versions) {

    /** The version in force when an act occurred governs it; an act outside every version falls to the latest. */
    public Optional<Governing> governing(Instant act) {
        return versions.stream()
                .filter(version -> version.at(act))
                .max(Comparator.comparing(Governing::version))
                .or(() -> versions.stream().max(Comparator.comparing(Governing::version)));
    }
}
