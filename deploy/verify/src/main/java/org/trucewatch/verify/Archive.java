package org.trucewatch.verify;

import org.trucewatch.kit.dossier.Dossier;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip from somebody who may mean harm: nothing is unpacked, and nothing is read without a limit. */
final class Archive implements Closeable {

    private static final int MOST_FILES = 200_000;
    private static final int LONGEST_TEXT = 64 << 20;
    private static final long LONGEST_FILE = 64L << 30;
    private static final long MOST_BYTES = 256L << 30;

    /** From here on a file may not be more than so many times its compressed size. */
    private static final long SUSPICIOUS = 64L << 20;

    private static final int RATIO = 200;

    private final ZipFile zip;
    private final SortedMap<String, ZipEntry> files = new TreeMap<>();
    private long read;

    /** @throws IOException if it is no zip, or none to be trusted with the reader's machine */
    Archive(Path path) throws IOException {
        zip = new ZipFile(path.toFile());
        try {
            if (zip.size() > MOST_FILES) {
                throw new ZipException("more than " + MOST_FILES + " files");
            }
            for (var entry : Collections.list(zip.entries())) {
                var name = entry.getName();
                if (!isInside(name)) {
                    throw new ZipException("a path that leads out of the bag: " + name);
                }
                if (!entry.isDirectory() && files.put(name, entry) != null) {
                    throw new ZipException("two files of the name " + name);
                }
            }
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    private static boolean isInside(String name) {
        return !name.startsWith("/")
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && name.chars().noneMatch(c -> c < ' ')
                && !("/" + name + "/").contains("/../")
                && !("/" + name + "/").contains("/./");
    }

    SortedMap<String, ZipEntry> files() {
        return files;
    }

    String text(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    byte[] bytes(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        copy(name, LONGEST_TEXT, bytes);
        return bytes.toByteArray();
    }

    /** Its length and its SHA-256, in memory that does not grow with it. */
    Digest digest(String name) throws IOException {
        var sha256 = sha256();
        long length = copy(name, LONGEST_FILE, new OutputStream() {
            @Override
            public void write(int one) {
                sha256.update((byte) one);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                sha256.update(bytes, from, length);
            }
        });
        return new Digest(length, HexFormat.of().formatHex(sha256.digest()));
    }

    record Digest(long length, String sha256) {}

    private long copy(String name, long most, OutputStream to) throws IOException {
        var entry = files.get(name);
        if (entry == null) {
            throw new ZipException("is missing");
        }
        long length = 0;
        try (var in = zip.getInputStream(entry)) {
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                length += n;
                read += n;
                if (length > most
                        || read > MOST_BYTES
                        || length > SUSPICIOUS && length / RATIO > Math.max(1, entry.getCompressedSize())) {
                    throw new ZipException("is larger than a dossier's file may be");
                }
                to.write(buffer, 0, n);
            }
        }
        return length;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    static boolean isPayload(String name) {
        return name.startsWith(Dossier.PAYLOAD);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
