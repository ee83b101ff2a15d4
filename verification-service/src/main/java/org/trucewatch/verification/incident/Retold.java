package org.trucewatch.verification.incident;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An incident that was told again.
 *
 * @param contentBefore everything that was told the time before
 */
public record Retold(Alleged before, Alleged now, String contentBefore) {

    /** Reports that testify to it now and did not before. */
    public List<UUID> joined() {
        return missing(now, before);
    }

    /** Reports that testified to it and do so no longer. */
    public List<UUID> parted() {
        return missing(before, now);
    }

    private static List<UUID> missing(Alleged from, Alleged in) {
        Set<UUID> there = in.reports().stream().map(Alleged.Report::id).collect(Collectors.toSet());
        return from.reports().stream()
                .map(Alleged.Report::id)
                .filter(id -> !there.contains(id))
                .toList();
    }
}
