package org.trucewatch.kit.ledger;

import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.ConsistencyProof;
import org.trucewatch.kit.ledger.proof.EntryBundle;
import org.trucewatch.kit.ledger.proof.InclusionProof;
import org.trucewatch.kit.ledger.proof.Merkle;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.Tile;
import org.trucewatch.kit.ledger.proof.TiledNodes;
import org.trucewatch.kit.ledger.proof.Tree;
import org.trucewatch.kit.ledger.proof.VerifierKey;
import org.trucewatch.kit.store.Store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A log read from what its service published: {@link LogPublisher} writes the tiles before the checkpoint over them. */
final class PublishedLog implements KnownLog {

    /** Bundles of entries that are searched for one leaf: it stands soon after where it was recorded. */
    private static final int FURTHEST = 4096;

    private static final int LONGEST = 1 << 20;

    private final Store store;
    private final String service;
    private final Issued latest;
    private final Tree tree;
    private long bundle = -1;
    private List<byte[]> entries = List.of();

    private PublishedLog(Store store, String service, Issued latest) {
        this.store = store;
        this.service = service;
        this.latest = latest;
        this.tree = new Tree(latest.size(), new TiledNodes(this::tile));
    }

    static Optional<PublishedLog> of(Store store, String service) {
        return read(store, root(service) + "checkpoint")
                .map(PublishedLog::issued)
                .map(latest -> new PublishedLog(store, service, latest));
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public Issued latest() {
        return latest;
    }

    @Override
    public Optional<Issued> cosigned() {
        var below = root(service) + "checkpoints/";
        try (var keys = store.keys(below)) {
            return keys.map(key -> key.substring(below.length()))
                    .filter(size -> size.matches("[1-9]\\d{0,17}"))
                    .map(Long::valueOf)
                    .filter(size -> size <= latest.size())
                    .max(Long::compare)
                    .flatMap(size -> read(store, below + size))
                    .map(PublishedLog::issued);
        }
    }

    @Override
    public List<VerifierKey> keys() {
        return read(store, root(service) + "keys").stream()
                .flatMap(bytes -> text(bytes).lines())
                .map(VerifierKey::of)
                .toList();
    }

    /** Only a proof that holds is given: the store may have been written to by others. */
    @Override
    public Optional<InclusionProof> inclusion(byte[] leaf, long after) {
        long first = Math.max(0, after) / Tile.FULL;
        for (long number = first; number < first + FURTHEST && number * Tile.FULL < latest.size(); number++) {
            var found = entries(number);
            for (int i = 0; i < found.size(); i++) {
                long index = number * Tile.FULL + i;
                if (Arrays.equals(found.get(i), leaf) && index < latest.size()) {
                    return Optional.of(tree.inclusionOf(index))
                            .filter(proof -> proof.verify(Merkle.leaf(leaf), latest.root()));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public ConsistencyProof consistency(long from) {
        return tree.consistencyWith(from);
    }

    /** Leaves that were recorded together are in the same few bundles. */
    private List<byte[]> entries(long number) {
        if (bundle != number) {
            entries = EntryBundle.entries(widest(
                    new Tile(0, number, width(0, number)).entriesPath(), new Tile(0, number, Tile.FULL).entriesPath()));
            bundle = number;
        }
        return entries;
    }

    private byte[] tile(int level, long number) {
        return widest(new Tile(level, number, width(level, number)).path(), new Tile(level, number, Tile.FULL).path());
    }

    private int width(int level, long number) {
        return (int) Math.min(Tile.FULL, (latest.size() >> (Tile.HEIGHT * level)) - number * Tile.FULL);
    }

    /** A partial tile goes when it is full; then there is the full one. */
    private byte[] widest(String partial, String full) {
        return read(store, root(service) + partial)
                .or(() -> read(store, root(service) + full))
                .orElseThrow(() -> new IllegalArgumentException("the published log misses " + partial));
    }

    private static Issued issued(byte[] bytes) {
        var note = SignedNote.of(text(bytes));
        var checkpoint = Checkpoint.of(note.text());
        return new Issued(checkpoint.size(), checkpoint.root(), note);
    }

    private static Optional<byte[]> read(Store store, String key) {
        return store.find(key).flatMap(kept -> {
            try (var in = kept.open(0, Math.min(kept.size(), LONGEST))) {
                return Optional.of(in.readAllBytes());
            } catch (NoSuchFileException e) {
                return Optional.empty(); // swept away a moment ago
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String root(String service) {
        return "logs/" + service + "/";
    }
}
