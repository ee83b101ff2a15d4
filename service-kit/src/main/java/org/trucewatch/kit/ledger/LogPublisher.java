package org.trucewatch.kit.ledger;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.trucewatch.kit.ledger.proof.Tile;
import org.trucewatch.kit.loop.Loop;
import org.trucewatch.kit.loop.Loops;
import org.trucewatch.kit.loop.Precedence;
import org.trucewatch.kit.store.Store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Copies the log into the store, under {@code logs/<service>/} and the paths that it has over HTTP, so that it can be read
 * without this service. The checkpoint comes last: whoever reads it finds the tiles it is over. It comes after the log and
 * never holds it up; what was written twice is the same. Of checkpoints before the latest those are kept that a guarantor
 * has cosigned.
 */
@ApplicationScoped
public class LogPublisher {

    /** Tiles of level 0 in one round, so that a round ends. */
    private static final long MOST = 64;

    private static final Logger LOG = Logger.getLogger(LogPublisher.class);

    private final PublicationTable table;
    private final Log log;
    private final LogName name;
    private final Sequencer sequencer;
    private final Store store;
    private final Precedence precedence;
    private final Loop loop;
    private final boolean stored;

    @Inject
    LogPublisher(
            PublicationTable table,
            Log log,
            LogName name,
            Sequencer sequencer,
            Store store,
            Precedence precedence,
            Loops loops,
            LedgerSettings settings,
            @ConfigProperty(name = "trucewatch.store.directory") Optional<String> directory,
            @ConfigProperty(name = "trucewatch.store.s3.bucket") Optional<String> bucket) {
        this.table = table;
        this.log = log;
        this.name = name;
        this.sequencer = sequencer;
        this.store = store;
        this.precedence = precedence;
        this.loop = loops.of("publishes the log", settings.cadence(), this::round);
        this.stored = directory.isPresent() || bucket.isPresent();
    }

    /** Starts, if there is a store. */
    public void start() {
        if (stored && name.signer().isPresent()) {
            loop.start();
        } else {
            LOG.info("the log is not published: there is no store, or no key");
        }
    }

    public void stop() throws InterruptedException {
        loop.stop();
    }

    /** A part of what is new; whether there is more. Whoever leads publishes, so that seldom two do. */
    boolean round() {
        long begun = System.nanoTime();
        try {
            return sequencer.leads() && publish();
        } finally {
            precedence.giveWay(begun);
        }
    }

    boolean publish() {
        var before = table.state();
        var latest = log.latest().orElse(null);
        if (latest == null) {
            return false;
        }
        if (latest.size() > before.size()) {
            long from = Math.max(0, before.size());
            long until = Math.min(latest.size(), (from / Tile.FULL + MOST) * Tile.FULL);
            tiles(from, until);
            if (until < latest.size()) {
                table.published(until);
                return true;
            }
            put("keys", name.keys().stream().map(key -> key + "\n").collect(Collectors.joining()));
            put("checkpoint", latest.note().toString());
            if (!table.published(until)) {
                put("checkpoint", log.latest().orElse(latest).note().toString()); // another process was faster
            }
        }
        cosigned(before, latest);
        return false;
    }

    private void cosigned(PublicationTable.State before, Issued latest) {
        var news = table.cosignedSince(before.cosignedAt());
        for (long size : news.sizes()) {
            log.at(size).ifPresent(one -> put("checkpoints/" + size, one.note().toString()));
            if (size == latest.size()) {
                log.at(size).ifPresent(one -> put("checkpoint", one.note().toString()));
            }
        }
        if (!news.sizes().isEmpty()) {
            table.publishedCosignatures(news.until());
        }
    }

    private void tiles(long from, long until) {
        for (int level = 0; level < Tile.LEVELS; level++) {
            long first = from >> (Tile.HEIGHT * level);
            long last = until >> (Tile.HEIGHT * level);
            for (long number = first / Tile.FULL; number * Tile.FULL < last && first < last; number++) {
                publish(new Tile(level, number, (int) Math.min(Tile.FULL, last - number * Tile.FULL)));
            }
        }
    }

    private void publish(Tile tile) {
        store.put(key(tile.path()), log.hashes(tile).orElseThrow());
        if (tile.level() == 0) {
            store.put(key(tile.entriesPath()), log.entries(tile).orElseThrow());
        }
        if (tile.isFull()) {
            sweep(tile.path());
            if (tile.level() == 0) {
                sweep(tile.entriesPath());
            }
        }
    }

    /** Of a full tile nobody needs the partial ones. */
    private void sweep(String path) {
        try (var partial = store.keys(key(path) + ".p/")) {
            partial.toList().forEach(store::remove);
        }
    }

    private void put(String path, String text) {
        store.put(key(path), text.getBytes(StandardCharsets.UTF_8));
    }

    private String key(String path) {
        return "logs/" + name.service() + "/" + path;
    }
}
