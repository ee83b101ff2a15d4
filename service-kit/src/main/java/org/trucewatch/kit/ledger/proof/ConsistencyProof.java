package org.trucewatch.kit.ledger.proof;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.List;

/**
 * That a tree begins with all the leaves of an earlier one: RFC 9162, section 2.1.4.
 *
 * @param from leaves of the earlier tree; of an empty one there is nothing to prove
 * @param to leaves of the later tree
 * @param path hashes of subtrees
 */
public record ConsistencyProof(long from, long to, List<byte[]> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether it leads from one root to the other; a proof of any shape is answered, none throws. */
    public boolean verify(byte[] fromRoot, byte[] toRoot) {
        return from > 0 && verify(0, from, to, path, fromRoot, toRoot);
    }

    /**
     * Whether a proof shows that the leaves {@code from} to {@code until} are a subtree, with the given hash, of the tree of
     * {@code size} leaves with the given root; with {@code from} zero this is the consistency of two trees. No leaves at all
     * are part of every tree.
     */
    public static boolean verify(long from, long until, long size, List<byte[]> path, byte[] partHash, byte[] root) {
        if (from == until && from >= 0 && until <= size) {
            return path.isEmpty() && MessageDigest.isEqual(partHash, Merkle.empty());
        }
        if (!Subtree.exists(from, until)
                || until > size
                || path.stream().anyMatch(hash -> hash.length != Merkle.HASH)) {
            return false;
        }
        var left = new ArrayDeque<>(path);
        long first = from;
        long last = until - 1;
        long end = size - 1;
        // up to the first node on the way that is not part of the proof already
        while (first != last && (last == end || (last & 1) == 1)) {
            first >>= 1;
            last >>= 1;
            end >>= 1;
        }
        byte[] part = first == last ? partHash : left.poll();
        if (part == null) {
            return false;
        }
        byte[] whole = part;
        for (byte[] hash : left) {
            if (end == 0) {
                return false;
            }
            if ((last & 1) == 1 || last == end) {
                if (first < last) {
                    part = Merkle.node(hash, part);
                }
                whole = Merkle.node(hash, whole);
                int shift = Long.numberOfTrailingZeros(last); // not zero: odd, or the last of several
                first >>= shift;
                last >>= shift;
                end >>= shift;
            } else {
                whole = Merkle.node(whole, hash);
            }
            first >>= 1;
            last >>= 1;
            end >>= 1;
        }
        return end == 0 && MessageDigest.isEqual(part, partHash) && MessageDigest.isEqual(whole, root);
    }
}
