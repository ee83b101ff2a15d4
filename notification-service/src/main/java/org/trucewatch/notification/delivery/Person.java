package org.trucewatch.notification.delivery;

/**
 * Somebody who vouches for something.
 *
 * @param subject the account's permanent id
 * @param name for records that people read
 */
public record Person(String subject, String name) {}
