package org.trucewatch.kit.ledger;

import org.trucewatch.kit.ledger.proof.Merkle;
import org.trucewatch.kit.ledger.proof.RightEdge;
import org.trucewatch.kit.ledger.proof.Tile;
import org.trucewatch.kit.ledger.proof.TiledNodes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes the tree again from its first leaf on, twice: out of the entries' rows and out of the hashes in the tiles. Where the
 * two differ, the next signed checkpoint tells which of them was changed; where they agree and the checkpoint does not, both
 * were, and it is one of the entries since the checkpoint before.
 */
final class Walk {

    private final TiledNodes.Source tiles;
    private final Findings findings;
    private RightEdge byRows;
    private RightEdge byTiles;
    private final List<Long> different = new ArrayList<>();
    private RowsDigest digest = new RowsDigest();
    private long since;
    private int foundBefore;
    private boolean lost;
    private byte[] tile = new byte[0];
    private Instant otherTime;

    /** @param tiles what the database has of a tile, empty for nothing */
    Walk(TiledNodes.Source tiles, Findings findings) {
        this.tiles = tiles;
        this.findings = findings;
        this.byRows = RightEdge.of(0, tiles);
        this.byTiles = RightEdge.of(0, tiles);
    }

    /** The leaves walked so far. */
    long size() {
        return byRows.size();
    }

    /** The next row, in the order of the index. @param checkpointAt when its checkpoint was issued, or null if it was passed over */
    void entry(long index, RowsDigest.Row row, Instant integratedAt, Instant checkpointAt) {
        missingUntil(index);
        if (index < size()) {
            findings.add("entry %d has no place in the log", index);
            return;
        }
        boolean atItsTime = checkpointAt == null || integratedAt.equals(checkpointAt);
        if (!atItsTime && !integratedAt.equals(otherTime)) { // of many that a missing checkpoint leaves, the first
            findings.add("entry %d was not integrated when its checkpoint was issued", index);
        }
        otherTime = atItsTime ? null : integratedAt;
        digest.add(row);
        append(Optional.of(Merkle.leaf(row.leaf())));
    }

    /** There is no row for the entries up to this one. */
    void missingUntil(long index) {
        while (size() < index && !findings.full()) {
            findings.add("entry %d is missing", size());
            append(Optional.empty());
        }
    }

    /** A checkpoint whose signature holds, over all that was walked. */
    void checkpoint(byte[] root, Optional<String> rowsText, String origin) {
        if (!lost) {
            compare(root);
        }
        if (findings.count() == foundBefore && !rowsText.equals(Optional.of(digest.text(origin, size())))) {
            findings.add("what the rows of entries %s say beside the commitments was changed", range());
        }
        digest = new RowsDigest();
        different.clear();
        since = size();
        foundBefore = findings.count();
    }

    private void compare(byte[] root) {
        if (Arrays.equals(byTiles.root(), root)) {
            different.forEach(index -> findings.add("entry %d was changed", index));
            byRows = byTiles.copy();
        } else if (Arrays.equals(byRows.root(), root)) {
            different.forEach(index -> findings.add(
                    "the hash of entry %d in tile %s was changed",
                    index, new Tile(0, index / Tile.FULL, Tile.FULL).path()));
            byTiles = byRows.copy();
        } else {
            different.forEach(index -> findings.add("entry %d or its hash was changed", index));
            findings.add("entries %s are not those that their checkpoint was signed over", range());
            lost = true; // no later root can be made again
        }
    }

    private String range() {
        return since + 1 >= size() ? Long.toString(since) : since + " to " + (size() - 1);
    }

    private void append(Optional<byte[]> byRow) {
        long index = size();
        var byTile = hashInTile(index);
        if (byTile.isEmpty()) {
            findings.add("the hash of entry %d is missing in its tile", index);
        }
        if (byRow.isPresent()
                && byTile.isPresent()
                && !Arrays.equals(byRow.get(), byTile.get())
                && different.size() < Findings.MOST) {
            different.add(index);
        }
        byRows.appendHashes(List.of(byRow.or(() -> byTile).orElseGet(Merkle::empty)));
        for (var grown : byTiles.appendHashes(List.of(byTile.or(() -> byRow).orElseGet(Merkle::empty)))) {
            if (grown.level() > 0 && grown.hashes().length == Tile.FULL * Merkle.HASH) {
                compare(grown);
            }
        }
    }

    private Optional<byte[]> hashInTile(long index) {
        int at = (int) (index % Tile.FULL) * Merkle.HASH;
        if (at == 0) {
            tile = tiles.tile(0, index / Tile.FULL);
        }
        return tile.length < at + Merkle.HASH
                ? Optional.empty()
                : Optional.of(Arrays.copyOfRange(tile, at, at + Merkle.HASH));
    }

    /** The tiles at the right edge, once all entries were walked. */
    void end() {
        byTiles.partial().stream().filter(grown -> grown.level() > 0).forEach(this::compare);
    }

    private void compare(RightEdge.Grown grown) {
        if (!lost && !Arrays.equals(tiles.tile(grown.level(), grown.number()), grown.hashes())) {
            findings.add(
                    "%s does not follow from the tiles below it",
                    new Tile(grown.level(), grown.number(), grown.hashes().length / Merkle.HASH).path());
        }
    }
}
