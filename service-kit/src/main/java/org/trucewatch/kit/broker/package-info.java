/** The way to and from RabbitMQ: confirmed publishing, consuming in batches, and whether both work right now. */
package org.trucewatch.kit.broker;
