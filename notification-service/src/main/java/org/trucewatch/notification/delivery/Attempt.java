package org.trucewatch.notification.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * One try to send, with what came back.
 *
 * @param outcome SERVED, SENT or FAILED
 * @param detail the answer's status and beginning, or what went wrong
 */
public record Attempt(UUID deliveryId, int round, int number, Instant at, String outcome, String detail) {}
