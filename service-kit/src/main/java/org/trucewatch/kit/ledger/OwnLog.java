package org.trucewatch.kit.ledger;

import org.trucewatch.kit.ledger.proof.ConsistencyProof;
import org.trucewatch.kit.ledger.proof.InclusionProof;
import org.trucewatch.kit.ledger.proof.VerifierKey;

import java.util.List;
import java.util.Optional;

/** The log of this service, which knows the place of every leaf. */
record OwnLog(Log log, String service, Issued latest) implements KnownLog {

    @Override
    public Optional<Issued> cosigned() {
        return log.latestCosigned().filter(one -> one.size() <= latest.size());
    }

    @Override
    public List<VerifierKey> keys() {
        return log.keys();
    }

    @Override
    public Optional<InclusionProof> inclusion(byte[] leaf, long after) {
        return log.inclusion(leaf, latest.size());
    }

    @Override
    public ConsistencyProof consistency(long from) {
        return log.consistency(from, latest.size());
    }
}
