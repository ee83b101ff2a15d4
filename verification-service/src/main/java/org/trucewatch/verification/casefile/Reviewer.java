package org.trucewatch.verification.casefile;

/**
 * A person who may sit on a panel.
 *
 * @param subject the account's permanent id
 * @param bloc whom the person sits for
 */
public record Reviewer(String subject, String name, String bloc) {}
