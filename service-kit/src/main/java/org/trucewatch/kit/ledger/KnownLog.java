package org.trucewatch.kit.ledger;

import org.trucewatch.kit.ledger.proof.ConsistencyProof;
import org.trucewatch.kit.ledger.proof.InclusionProof;
import org.trucewatch.kit.ledger.proof.VerifierKey;

import java.util.List;
import java.util.Optional;

/** A log at its latest checkpoint, as whoever proves something by it needs it, wherever it is read from. */
public interface KnownLog {

    String service();

    /** The checkpoint that all proofs lead to. */
    Issued latest();

    /** The latest checkpoint that a guarantor has cosigned, of those up to this one. */
    Optional<Issued> cosigned();

    /** The verifier keys of all that ever signed its checkpoints. */
    List<VerifierKey> keys();

    /**
     * That a commitment, 32 bytes, is in the tree; nothing if it is not, or cannot be proved.
     *
     * @param after leaves that the log had when it was recorded, or earlier; where a log without an index is to be searched
     */
    Optional<InclusionProof> inclusion(byte[] leaf, long after);

    /** That it begins with what it was when it had {@code from} leaves, of which it must have as many. */
    ConsistencyProof consistency(long from);
}
