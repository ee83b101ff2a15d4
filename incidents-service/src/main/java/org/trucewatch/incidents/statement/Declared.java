package org.trucewatch.incidents.statement;

/** A party declared something; told in the transaction that keeps it. */
public record Declared(Statement statement) {}
