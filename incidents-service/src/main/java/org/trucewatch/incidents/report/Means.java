package org.trucewatch.incidents.report;

/** With what it was done. */
public record Means(String weapon, Direction direction) {}
