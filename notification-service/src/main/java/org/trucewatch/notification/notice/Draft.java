package org.trucewatch.notification.notice;

/**
 * A notice that is written and not yet issued.
 *
 * @param document canonical JSON in all languages
 * @param digest over the document
 */
public record Draft(Heading heading, String document, String digest) {}
