package org.trucewatch.kit.ledger.proof;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * That a leaf stands at an index of a tree: RFC 9162, section 2.1.3.
 *
 * @param index of the leaf, from zero
 * @param size leaves of the tree
 * @param path hashes of the siblings, from the leaf upwards
 */
public record InclusionProof(long index, long size, List<byte[]> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether it leads from the leaf's hash to the root; a proof of any shape is answered, none throws. */
    public boolean verify(byte[] leafHash, byte[] root) {
        return leafHash.length == Merkle.HASH
                && rootFrom(leafHash)
                        .map(reached -> MessageDigest.isEqual(reached, root))
                        .orElse(false);
    }

    /** The root that it leads to, or nothing when it has not the shape of a proof for this index and size. */
    public Optional<byte[]> rootFrom(byte[] leafHash) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        long at = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0 || sibling.length != Merkle.HASH) {
                return Optional.empty();
            }
            if ((at & 1) == 1 || at == last) {
                hash = Merkle.node(sibling, hash);
                int shift = Long.numberOfTrailingZeros(at); // at is not zero: it is odd, or the last of several
                at >>= shift;
                last >>= shift;
            } else {
                hash = Merkle.node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    /**
     * The proof within the subtree of the leaves {@code from} to {@code until}, for which the same rules hold as for a
     * tree of its own.
     *
     * @return nothing if a tree of any size has no such subtree
     */
    public static Optional<InclusionProof> within(long from, long until, long index, List<byte[]> path) {
        return Subtree.exists(from, until)
                ? Optional.of(new InclusionProof(index - from, until - from, path))
                : Optional.empty();
    }
}
