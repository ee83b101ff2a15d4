package org.trucewatch.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** PostgreSQL as the zonky packages bring it, unpacked below a directory. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /**
     * The directory with {@code bin/postgres}, unpacked when it is not there yet. Several processes may ask at once: each
     * unpacks beside and the first to finish puts its copy in place.
     */
    static Path in(Path directory) {
        var target = directory.resolve("postgresql");
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Files.createDirectories(directory);
            var beside = Files.createTempDirectory(directory, "postgresql-");
            Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(beside);
            try {
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException someoneWasFaster) {
                Trees.remove(beside);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL into " + directory, e);
        }
    }

    private static void unpack(Path target) throws IOException {
        var resolver = DefaultPostgresBinaryResolver.INSTANCE;
        try (var packed = resolver.getPgBinary(System.getProperty("os.name"), System.getProperty("os.arch"));
                var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0) {
                var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
                permissions.add(PosixFilePermission.OWNER_EXECUTE);
                permissions.add(PosixFilePermission.GROUP_EXECUTE);
                permissions.add(PosixFilePermission.OTHERS_EXECUTE);
                Files.setPosixFilePermissions(file, permissions);
            }
        }
    }
}
