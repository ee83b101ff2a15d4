package org.trucewatch.verification.casefile;

/** Words in one language (BCP 47). */
public record Text(String lang, String text) {}
