package org.trucewatch.incidents.face;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.UUID;

/**
 * An incident as it may be shown to one viewer, before the access matrix picks the fields.
 *
 * @param hat what the viewer is for this incident
 * @param starts the sort key of lists
 */
public record Exhibit(UUID id, Viewer.Hat hat, Instant starts, ObjectNode full) {}
