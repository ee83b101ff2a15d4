package org.trucewatch.incidents.register;

/** The registers of an agreement changed; told in the transaction that changed them. */
public record Registered(String agreementId, long revision) {}
