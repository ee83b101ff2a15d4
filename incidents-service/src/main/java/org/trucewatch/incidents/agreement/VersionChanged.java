package org.trucewatch.incidents.agreement;

/**
 * A version of an agreement has a new state; told in the transaction that changed it.
 *
 * @param revision of the agreement after this change
 */
public record VersionChanged(AgreementVersion version, long revision) {}
