package org.trucewatch.verification.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/**
 * Taking a seat.
 *
 * @param bloc the seat; the caller's own where it is left out
 */
@Schema(name = "Claim")
record ClaimBody(UUID id, String bloc) {}
