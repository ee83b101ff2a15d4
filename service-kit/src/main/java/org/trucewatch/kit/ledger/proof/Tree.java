package org.trucewatch.kit.ledger.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree of so many leaves, of which single nodes can be asked for: makes its root and its proofs from at most twice as
 * many nodes as the tree is high.
 */
public record Tree(long size, Nodes nodes) {

    /** The hashes of complete subtrees. */
    @FunctionalInterface
    public interface Nodes {

        /** The hash over the leaves from {@code index << level} on, {@code 1 << level} of them. */
        byte[] hash(int level, long index);
    }

    public byte[] root() {
        return size == 0 ? Merkle.empty() : hash(0, size);
    }

    /** @throws IllegalArgumentException if it has no such leaf */
    public InclusionProof inclusionOf(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + index);
        }
        var path = new ArrayList<byte[]>();
        path(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /** That it begins with the tree of {@code from} leaves. @throws IllegalArgumentException if it is smaller */
    public ConsistencyProof consistencyWith(long from) {
        if (from < 0 || from > size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves began with no " + from);
        }
        var path = new ArrayList<byte[]>();
        if (from > 0 && from < size) {
            grown(from, 0, size, true, path);
        }
        return new ConsistencyProof(from, size, path);
    }

    private void path(long index, long from, long until, List<byte[]> path) {
        if (until - from == 1) {
            return;
        }
        long middle = from + split(until - from);
        if (index < middle) {
            path(index, from, middle, path);
            path.add(hash(middle, until));
        } else {
            path(index, middle, until, path);
            path.add(hash(from, middle));
        }
    }

    /** SUBPROOF of the RFC: {@code known} while the verifier has the hash of what is left already. */
    private void grown(long old, long from, long until, boolean known, List<byte[]> path) {
        if (old == until) {
            if (!known) {
                path.add(hash(from, until));
            }
            return;
        }
        long middle = from + split(until - from);
        if (old <= middle) {
            grown(old, from, middle, known, path);
            path.add(hash(middle, until));
        } else {
            grown(old, middle, until, false, path);
            path.add(hash(from, middle));
        }
    }

    private byte[] hash(long from, long until) {
        long leaves = until - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return nodes.hash(level, from >> level);
        }
        long middle = from + split(leaves);
        return Merkle.node(hash(from, middle), hash(middle, until));
    }

    /** The largest power of two that is smaller. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
