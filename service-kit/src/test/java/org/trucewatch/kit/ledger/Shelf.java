package org.trucewatch.kit.ledger;

import org.trucewatch.kit.store.Draft;
import org.trucewatch.kit.store.Kept;
import org.trucewatch.kit.store.Store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A store that breaks when a test says so. */
final class Shelf implements Store {
    final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    int writesLeft = Integer.MAX_VALUE;

    @Override
    public Draft begin() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void put(String key, byte[] content) {
        if (writesLeft-- <= 0) {
            throw new IllegalStateException("the store is full");
        }
        contents.put(key, content);
    }

    @Override
    public Optional<Kept> find(String key) {
        return Optional.ofNullable(contents.get(key)).map(Shelf::kept);
    }

    @Override
    public boolean remove(String key) {
        return contents.remove(key) != null;
    }

    @Override
    public Stream<String> keys(String prefix) {
        return contents.keySet().stream().filter(key -> key.startsWith(prefix));
    }

    @Override
    public void sweep() {
        // nothing is left over
    }

    private static Kept kept(byte[] content) {
        return new Kept() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open(long from, long length) {
                return new ByteArrayInputStream(content, (int) from, (int) length);
            }
        };
    }
}
