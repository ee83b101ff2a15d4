package org.trucewatch.kit.ledger.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of a growing tree: of each level the tile that is not full yet. That is all it takes to append leaves and
 * to tell the root.
 */
public final class RightEdge {

    /** A tile as it has become. */
    public record Grown(int level, long number, byte[] hashes) {}

    private static final int FULL_BYTES = Tile.FULL * Merkle.HASH;

    /** Of each level; of a tile's bytes those of {@link #width} count. */
    private final List<byte[]> tiles = new ArrayList<>();

    private long size;

    private RightEdge(long size) {
        this.size = size;
    }

    /** The edge of a tree of so many leaves; reads at most one tile of each level. */
    public static RightEdge of(long size, TiledNodes.Source source) {
        var edge = new RightEdge(size);
        for (int level = 0; level < Tile.LEVELS && edge.hashes(level) > 0; level++) {
            var tile = edge.width(level) == 0 ? new byte[0] : source.tile(level, edge.hashes(level) / Tile.FULL);
            edge.tiles.add(Arrays.copyOf(tile, FULL_BYTES));
        }
        return edge;
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        return new Tree(size, new TiledNodes((level, number) -> tiles.get(level))).root();
    }

    /** One that grows on its own from here. */
    public RightEdge copy() {
        var copy = new RightEdge(size);
        tiles.forEach(tile -> copy.tiles.add(tile.clone()));
        return copy;
    }

    /** Appends entries; gives every tile that is new or has grown, once. */
    public List<Grown> append(List<byte[]> entries) {
        return appendHashes(entries.stream().map(Merkle::leaf).toList());
    }

    /** Appends entries by the hashes of their leaves. */
    public List<Grown> appendHashes(List<byte[]> hashes) {
        var grown = new ArrayList<Grown>();
        long before = size;
        for (var hash : hashes) {
            add(0, hash, grown);
        }
        for (var tile : partial()) {
            if (before >> (Tile.HEIGHT * tile.level()) != hashes(tile.level())) {
                grown.add(tile);
            }
        }
        return grown;
    }

    /** The last tile of each level that is not full. */
    public List<Grown> partial() {
        var partial = new ArrayList<Grown>();
        for (int level = 0; level < tiles.size(); level++) {
            if (width(level) > 0) {
                var tile = Arrays.copyOf(tiles.get(level), width(level) * Merkle.HASH);
                partial.add(new Grown(level, hashes(level) / Tile.FULL, tile));
            }
        }
        return partial;
    }

    /** Adds a hash to a level; the size is that before it until level 0 has it. */
    private void add(int level, byte[] hash, List<Grown> grown) {
        if (tiles.size() == level) {
            tiles.add(new byte[FULL_BYTES]);
        }
        var tile = tiles.get(level);
        int at = level == 0 ? width(0) : (width(level) + Tile.FULL - 1) % Tile.FULL;
        System.arraycopy(hash, 0, tile, at * Merkle.HASH, Merkle.HASH);
        if (level == 0) {
            size++;
        }
        if (width(level) == 0) {
            grown.add(new Grown(level, hashes(level) / Tile.FULL - 1, tile));
            tiles.set(level, new byte[FULL_BYTES]);
            add(level + 1, TiledNodes.over(tile, 0, Tile.FULL), grown);
        }
    }

    private long hashes(int level) {
        return size >> (Tile.HEIGHT * level);
    }

    private int width(int level) {
        return (int) (hashes(level) % Tile.FULL);
    }
}
