package org.trucewatch.incidents.device;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known of a key that was given to a phone; never the key itself.
 *
 * @param label by which the agency tells its phones apart
 * @param revokedAt null as long as it is good, like by whom and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceKey(
        UUID id,
        String agency,
        String label,
        String issuedBy,
        Instant issuedAt,
        String revokedBy,
        Instant revokedAt,
        String reason) {}
