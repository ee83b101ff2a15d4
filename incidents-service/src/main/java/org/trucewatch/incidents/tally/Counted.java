package org.trucewatch.incidents.tally;

/** A tally came in; told in the transaction that keeps it. */
public record Counted(Tally tally) {}
