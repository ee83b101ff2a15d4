package org.trucewatch.notification.notice;

/**
 * A notice that is written and not yet issued.
 *
 * @param document canonical JSON in all languages
 * @param digest over the document
 * @param titles the title in each language as JSON, for lists
 */
public record Draft(Heading heading, String document, String digest, String titles) {}
