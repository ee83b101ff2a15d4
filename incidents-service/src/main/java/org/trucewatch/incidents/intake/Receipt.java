package org.trucewatch.incidents.intake;

import org.trucewatch.kit.ledger.Leaf;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * What an agency holds after a report was taken: with its own copy of the body and the salt it can prove what it sent.
 *
 * @param digest {@code sha-256:…} of the RFC 8785 form of the body without its source
 */
public record Receipt(UUID id, Instant receivedAt, String digest, Log log) {

    /** @param salt base64; only the author gets it, and nobody once the report is erased */
    public record Log(String service, String leaf, String salt) {}

    static Receipt of(UUID id, Instant receivedAt, String digest, Leaf leaf) {
        var salt = leaf.salt() == null ? null : Base64.getEncoder().encodeToString(leaf.salt());
        return new Receipt(id, receivedAt, digest, new Log(leaf.service(), leaf.leaf(), salt));
    }
}
