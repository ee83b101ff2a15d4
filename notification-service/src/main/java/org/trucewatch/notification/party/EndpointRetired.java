package org.trucewatch.notification.party;

import java.util.UUID;

/**
 * Fired in the transaction in which an endpoint stops being used.
 *
 * @param successor the endpoint that takes its place, or null
 */
public record EndpointRetired(UUID endpoint, UUID successor) {}
