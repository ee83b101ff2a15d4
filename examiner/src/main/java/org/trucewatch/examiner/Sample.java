package org.trucewatch.examiner;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that is looked at, and what is known of it so far. */
final class Sample {

    final Path file;
    final long size;

    /** What the uploader said it was; may be empty. */
    final String claimedType;

    /** Where copies may be left. */
    final Path directory;

    /** PEM; may not exist. */
    final Path anchors;

    /** What a timestamp authority answered about the file, or null. */
    final Path answer;

    String type = "application/octet-stream";
    int orientation = 1;
    String sha256 = "";

    private Sample(Path file, long size, String claimedType, Path directory, Path anchors, Path answer) {
        this.file = file;
        this.size = size;
        this.claimedType = claimedType;
        this.directory = directory;
        this.anchors = anchors;
        this.answer = answer;
    }

    static Sample of(Path file, String claimedType, Path directory, Path anchors, Path answer) throws IOException {
        return new Sample(file, Files.size(file), claimedType, directory, anchors, answer);
    }

    InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    byte[] head(int most) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    byte[] tail(int most) throws IOException {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(Math.max(0, size - most));
            return in.readNBytes(most);
        }
    }
}
