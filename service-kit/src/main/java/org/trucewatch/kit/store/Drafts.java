package org.trucewatch.kit.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * A directory of drafts for each process. It holds a lock as long as it lives, which ends with the process however that
 * ends; so what lies in a directory whose lock is free will never be finished. A network may be mounted so that locks are only
 * seen on their own machine: nothing must have changed for an hour, too. Where the file system has no locks, a day without
 * a change says the same.
 */
final class Drafts implements Closeable {

    private static final String LOCK = ".lock";
    private static final Duration UNLOCKED = Duration.ofHours(1);
    private static final Duration ABANDONED = Duration.ofDays(1);

    // asking for a lock that this very process holds would give it up: that is how POSIX locks are
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path all;
    private final Path own;
    private final FileChannel lock;

    Drafts(Path all) throws IOException {
        this.all = all;
        own = all.resolve(UUID.randomUUID().toString());
        OURS.add(own);
        lock = FileChannel.open(lockOf(own), CREATE_NEW, WRITE);
        try {
            lock.lock();
        } catch (IOException e) {
            // no locks here: age must do
        }
        Files.createDirectory(own); // only now, so that a directory always comes with its lock
    }

    Path next() {
        return own.resolve(UUID.randomUUID().toString());
    }

    void sweep() throws IOException {
        for (var other : list(all)) {
            if (!OURS.contains(other) && Files.isDirectory(other) && abandoned(other)) {
                discard(other);
            }
        }
    }

    private static boolean abandoned(Path drafts) throws IOException {
        try (var channel = FileChannel.open(lockOf(drafts), WRITE)) {
            return channel.tryLock() != null && unchanged(drafts, UNLOCKED);
        } catch (IOException e) {
            return unchanged(drafts, ABANDONED);
        }
    }

    private static boolean unchanged(Path drafts, Duration how) throws IOException {
        var changed = Files.getLastModifiedTime(drafts).toInstant();
        for (var draft : list(drafts)) {
            var later = Files.getLastModifiedTime(draft).toInstant();
            changed = later.isAfter(changed) ? later : changed;
        }
        return changed.isBefore(Instant.now().minus(how));
    }

    private static void discard(Path drafts) throws IOException {
        for (var draft : list(drafts)) {
            Files.deleteIfExists(draft);
        }
        Files.deleteIfExists(drafts);
        Files.deleteIfExists(lockOf(drafts));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static Path lockOf(Path drafts) {
        return drafts.resolveSibling(drafts.getFileName() + LOCK);
    }

    /** Ends what this process writes. */
    @Override
    public void close() throws IOException {
        discard(own);
        lock.close();
        OURS.remove(own);
    }
}
