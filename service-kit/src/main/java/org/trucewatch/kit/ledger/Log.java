package org.trucewatch.kit.ledger;

import org.trucewatch.kit.ledger.proof.ConsistencyProof;
import org.trucewatch.kit.ledger.proof.EntryBundle;
import org.trucewatch.kit.ledger.proof.InclusionProof;
import org.trucewatch.kit.ledger.proof.Merkle;
import org.trucewatch.kit.ledger.proof.Tile;
import org.trucewatch.kit.ledger.proof.TiledNodes;
import org.trucewatch.kit.ledger.proof.Tree;
import org.trucewatch.kit.ledger.proof.VerifierKey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** The log of this service, to be read: checkpoints, tiles and proofs, as whoever checks it wants them. */
@ApplicationScoped
public class Log {

    private final LogRows rows;
    private final LogName name;

    Log(LogRows rows, LogName name) {
        this.rows = rows;
        this.name = name;
    }

    /** The latest checkpoint, with the cosignatures that have come; nothing before the log has begun. */
    public Optional<Issued> latest() {
        return rows.latest().map(this::cosigned);
    }

    /** The checkpoint of so many leaves, if one was issued. */
    public Optional<Issued> at(long size) {
        return rows.at(size).map(this::cosigned);
    }

    /** The latest checkpoint that a guarantor has cosigned. */
    public Optional<Issued> latestCosigned() {
        return rows.latestCosigned().map(this::cosigned);
    }

    /** The log at its latest checkpoint; nothing before it has begun. */
    public Optional<KnownLog> known() {
        return latest().map(latest -> new OwnLog(this, name.service(), latest));
    }

    /** The verifier keys of all that ever signed its checkpoints, the present one last. */
    public List<VerifierKey> keys() {
        return name.keys();
    }

    /** The hashes of a tile. */
    public Optional<byte[]> hashes(Tile tile) {
        int length = tile.width() * Merkle.HASH;
        return rows.find(tile.level(), tile.number())
                .filter(hashes -> hashes.length >= length)
                .map(hashes -> Arrays.copyOf(hashes, length));
    }

    /** The bundle of the entries below a tile of level 0. */
    public Optional<byte[]> entries(Tile tile) {
        long first = tile.number() * Tile.FULL;
        return Optional.of(rows.entries(first, first + tile.width()))
                .filter(entries -> entries.size() == tile.width())
                .map(EntryBundle::bytes);
    }

    /** That a commitment, 32 bytes, is in the tree of so many leaves; nothing if it is not. */
    public Optional<InclusionProof> inclusion(byte[] leaf, long size) {
        var index = rows.indexOf(leaf);
        return index.isPresent() && index.getAsLong() < size
                ? Optional.of(tree(size).inclusionOf(index.getAsLong()))
                : Optional.empty();
    }

    /** That the log of {@code to} leaves begins with that of {@code from}; the log must have so many. */
    public ConsistencyProof consistency(long from, long to) {
        return tree(to).consistencyWith(from);
    }

    private Tree tree(long size) {
        return new Tree(size, new TiledNodes(rows));
    }

    private Issued cosigned(Issued issued) {
        var lines = rows.cosignatures(issued.size());
        return lines.isEmpty() ? issued : issued.with(lines);
    }
}
