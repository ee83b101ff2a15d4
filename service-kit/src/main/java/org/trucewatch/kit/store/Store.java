package org.trucewatch.kit.store;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Contents under keys, shared by the services. A key is one or more words of letters, digits, {@code . _ -} with a slash
 * between; no word begins with a dot. What is visible is whole, and has reached the disk. Everything here throws
 * {@link java.io.UncheckedIOException} when the store does not do what it should, and {@link IllegalArgumentException} for
 * what is no key.
 */
public interface Store {

    /** A write of any length whose key is known only at its end. */
    Draft begin();

    /** Keeps a small content, in place of what the key had. */
    void put(String key, byte[] content);

    Optional<Kept> find(String key);

    /** @return whether there was anything */
    boolean remove(String key);

    /** The keys that begin with a prefix, in no order; to be closed. */
    Stream<String> keys(String prefix);

    /** Discards drafts that nobody writes any more, because who did was killed. */
    void sweep();

    /** The key of an original by its SHA-256, 64 hexadecimal digits in lower case. */
    static String original(String sha256) {
        return byContent("originals", sha256);
    }

    /** The key of what was derived from an original, by its own SHA-256. */
    static String derived(String sha256) {
        return byContent("derived", sha256);
    }

    private static String byContent(String kind, String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no SHA-256");
        }
        return kind + "/" + sha256.substring(0, 2) + "/" + sha256;
    }
}
