package org.trucewatch.kit.outbox;

import java.util.UUID;

/**
 * A row of the outbox: one message for the broker.
 *
 * @param exchange the exchange; empty for the default exchange, where the routing key is a queue
 */
public record Outgoing(UUID id, String exchange, String routingKey, byte[] body) {}
