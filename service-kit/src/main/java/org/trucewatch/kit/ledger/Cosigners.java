package org.trucewatch.kit.ledger;

import org.trucewatch.kit.ledger.proof.VerifierKey;

import java.util.List;
import java.util.Optional;

/** Whose cosignatures a log takes; a service that knows agreements tells. */
public interface Cosigners {

    /**
     * A guarantor's key.
     *
     * @param key as a verifier key of signed notes, as the agreement writes it
     */
    record Cosigner(String party, String key) {

        /** Nothing where the agreement names a key that nobody can cosign with. */
        public Optional<VerifierKey> verifier() {
            try {
                return Optional.of(VerifierKey.of(key)).filter(one -> one.type() == VerifierKey.Type.COSIGNATURE_V1);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /** Those of the agreements in force. */
    List<Cosigner> known();
}
