package org.trucewatch.kit.ledger.proof;

/** Which runs of leaves have a hash of their own in a tree that holds them. */
final class Subtree {

    private Subtree() {}

    /** Whether the leaves {@code from} to {@code until} are a subtree: it begins at a multiple of its size, rounded up to a power of two. */
    static boolean exists(long from, long until) {
        if (from < 0 || until <= from) {
            return false;
        }
        long size = until - from;
        if (size > 1L << 62) {
            return from == 0;
        }
        long ceiling = size == 1 ? 1 : Long.highestOneBit(size - 1) << 1;
        return from % ceiling == 0;
    }
}
