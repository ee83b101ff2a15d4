package org.trucewatch.incidents.intake;

import java.util.UUID;

/**
 * The outcome for one report that was accepted.
 *
 * @param isNew false when the same content was taken before under the same id
 */
public record Taken(UUID id, boolean isNew, Receipt receipt) {}
