package org.trucewatch.kit.ledger;

import java.util.List;

/** Whose cosignatures a log takes; a service that knows agreements tells. */
public interface Cosigners {

    /**
     * A guarantor's key.
     *
     * @param key as a verifier key of signed notes, as the agreement writes it
     */
    record Cosigner(String party, String key) {}

    /** Those of the agreements in force. */
    List<Cosigner> known();
}
