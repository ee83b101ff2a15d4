package org.trucewatch.kit.ledger.proof;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The nodes of a tree out of its tiles, each of which is read once. */
public final class TiledNodes implements Tree.Nodes {

    /** Where tiles are. */
    @FunctionalInterface
    public interface Source {

        /** All hashes that there are of a tile, 32 bytes each: those of its left. */
        byte[] tile(int level, long number);
    }

    private record Place(int level, long number) {}

    private final Source source;
    private final Map<Place, byte[]> read = new HashMap<>();

    public TiledNodes(Source source) {
        this.source = source;
    }

    @Override
    public byte[] hash(int level, long index) {
        int height = level % Tile.HEIGHT;
        long first = index << height;
        var place = new Place(level / Tile.HEIGHT, first >> Tile.HEIGHT);
        var tile = read.computeIfAbsent(place, one -> source.tile(one.level(), one.number()));
        return over(tile, (int) (first % Tile.FULL), 1 << height);
    }

    /** The hash over so many hashes of a tile, a power of two. */
    static byte[] over(byte[] tile, int from, int count) {
        if (count == 1) {
            if (tile.length < (from + 1) * Merkle.HASH) {
                throw new IllegalStateException("a tile is shorter than its tree");
            }
            return Arrays.copyOfRange(tile, from * Merkle.HASH, (from + 1) * Merkle.HASH);
        }
        int half = count / 2;
        return Merkle.node(over(tile, from, half), over(tile, from + half, half));
    }
}
