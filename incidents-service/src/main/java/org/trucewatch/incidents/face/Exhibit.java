package org.trucewatch.incidents.face;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * An incident as it may be shown to one viewer, before the access matrix picks the fields.
 *
 * @param hat what the viewer is for this incident; null when it is gone, and {@code full} all that is told of it
 * @param starts the sort key of lists
 */
public record Exhibit(UUID id, Viewer.Hat hat, Instant starts, ObjectNode full) {

    /** The order of lists; the database orders ids by their text. */
    static final Comparator<Exhibit> LATEST_FIRST = Comparator.comparing(Exhibit::starts)
            .thenComparing(exhibit -> exhibit.id().toString())
            .reversed();

    public boolean isGone() {
        return hat == null;
    }
}
