package org.trucewatch.notification.delivery;

import java.time.Instant;

/**
 * What is said of handing a notice over.
 *
 * @param receivedBy name and function of who took it
 */
public record Handed(Instant servedAt, String place, String receivedBy) {}
