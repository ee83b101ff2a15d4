package org.trucewatch.kit.store;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * Contents as files below a directory, which may be shared over a network. A draft is a file of the same file system; it
 * is forced to the disk, moved to its key, and then the directory entry is forced.
 */
final class DirectoryStore implements Store, Closeable {

    private static final String DRAFTS = ".drafts";
    private static final FileAttribute<?>[] READ_ONLY = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--r-----"))
    };

    private final Path root;
    private final Drafts drafts;

    DirectoryStore(Path directory) {
        try {
            root = directory.toAbsolutePath().normalize();
            Files.createDirectories(root.resolve(DRAFTS));
            drafts = new Drafts(root.resolve(DRAFTS));
        } catch (IOException e) {
            throw new UncheckedIOException("the store's directory cannot be used", e);
        }
        sweep();
    }

    @Override
    public Draft begin() {
        try {
            return new FileDraft(drafts.next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String key, byte[] content) {
        Key.checked(key);
        try (var draft = begin()) {
            draft.out().write(content);
            draft.keepAs(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Kept> find(String key) {
        var file = file(key);
        return Files.isRegularFile(file) ? Optional.of(new KeptFile(file)) : Optional.empty();
    }

    @Override
    public boolean remove(String key) {
        var file = file(key);
        try {
            boolean was = Files.deleteIfExists(file);
            if (was) {
                force(file.getParent());
            }
            return was;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Stream<String> keys(String prefix) {
        var below =
                root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1)).normalize();
        if (!below.startsWith(root) || !Files.isDirectory(below)) {
            return Stream.empty();
        }
        try {
            return Files.walk(below)
                    .filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(key -> key.startsWith(prefix) && !key.startsWith("."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void sweep() {
        try {
            drafts.sweep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        drafts.close();
    }

    private Path file(String key) {
        return root.resolve(Key.checked(key));
    }

    private void makeDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        makeDirectory(directory.getParent());
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            // somebody was faster; that it stays is for us to see to all the same
        }
        force(directory.getParent());
    }

    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    private final class FileDraft implements Draft {

        private final Path file;
        private final WrittenThrough out;

        FileDraft(Path file) throws IOException {
            this.file = file;
            out = new WrittenThrough(FileChannel.open(file, Set.of(CREATE_NEW, WRITE), READ_ONLY));
        }

        @Override
        public OutputStream out() {
            return out;
        }

        @Override
        public void keepAs(String key) {
            var target = file(key);
            try {
                out.force();
                makeDirectory(target.getParent());
                Files.move(file, target, ATOMIC_MOVE);
                DirectoryStore.force(target.getParent());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record KeptFile(Path file) implements Kept {

        @Override
        public long size() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputStream open(long from, long length) throws IOException {
            var in = open();
            try {
                in.skipNBytes(from);
                return new Part(in, length);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        }

        private InputStream open() throws IOException {
            try {
                return new FileInputStream(file.toFile());
            } catch (java.io.FileNotFoundException e) {
                throw new NoSuchFileException(file.getFileName().toString());
            }
        }
    }
}
