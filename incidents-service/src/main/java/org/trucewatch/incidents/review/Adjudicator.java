package org.trucewatch.incidents.review;

/** Who decides, and for which party; some decisions need two of different parties. */
public record Adjudicator(String name, String party) {}
