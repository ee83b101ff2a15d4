package org.trucewatch.incidents.report;

/** Free text in one language; {@code original} marks what was first written, {@code translation} who checked it. */
public record Text(String lang, String text, Boolean original, String translation) {}
