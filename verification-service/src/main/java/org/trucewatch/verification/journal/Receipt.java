package org.trucewatch.verification.journal;

import org.trucewatch.kit.ledger.Leaf;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody gets for what was received.
 *
 * @param digest of the canonical form of what the log commits to
 * @param log where it is recorded; with the salt its author can prove what was said
 */
public record Receipt(UUID id, Instant receivedAt, String digest, Leaf log) {}
