package org.trucewatch.examiner;

import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** Goes through the archives that are understood. What is packed is unpacked into nothing, only to be counted. */
final class Archives {

    private static final int MOST_MEMORY_KB = 64 << 10;
    private static final int EDGE = 1 << 16;

    private Archives() {}

    /** @return whether it is an archive */
    static boolean list(Sample sample, Inventory into) throws IOException {
        var head = sample.head(512);
        if (isZip(head) || isZipAtItsEnd(sample)) {
            zip(sample, into);
        } else if (startsWith(head, "7z\274\257\047\034")) {
            sevenZ(sample, into);
        } else if (Packing.of(head) != null) {
            try (var in = sample.open()) {
                within(in, sample.size, into, 1);
            }
        } else {
            return false;
        }
        return true;
    }

    private static void zip(Sample sample, Inventory into) throws IOException {
        try (var zip = ZipFile.builder().setPath(sample.file).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                into.add(entry.getName(), 1);
                if (entry.isUnixSymlink()) {
                    into.warn("LINKS");
                }
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    into.warn("ENCRYPTED");
                } else if (!zip.canReadEntryData(entry)) {
                    into.warn("NOT_UNDERSTOOD");
                } else {
                    count(zip, entry, into);
                }
            }
        }
    }

    private static void count(ZipFile zip, ZipArchiveEntry entry, Inventory into) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            long came = content(in, entry.getCompressedSize(), into, 1);
            if (entry.getSize() >= 0 && came != entry.getSize()) {
                into.warn("SIZES_DISAGREE");
            }
        } catch (Inventory.Full e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            into.warn("DAMAGED"); // the next entry may be well
        }
    }

    private static void sevenZ(Sample sample, Inventory into) throws IOException {
        try (var archive = SevenZFile.builder()
                .setPath(sample.file)
                .setMaxMemoryLimitKb(MOST_MEMORY_KB)
                .get()) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                into.add(entry.getName(), 1);
                if (!entry.isDirectory()) {
                    content(archive.getInputStream(entry), 0, into, 1);
                }
            }
        }
    }

    /** What came out of it; an archive within is gone through in turn. */
    private static long content(InputStream in, long packed, Inventory into, int level) throws IOException {
        var counted = new Counted(in, packed, into);
        var from = new BufferedInputStream(counted, EDGE);
        from.mark(EDGE);
        var head = from.readNBytes(512);
        from.reset();
        if (isZip(head) || Packing.of(head) != null) {
            into.warn("ARCHIVE_WITHIN");
            if (level < Inventory.MOST_DEPTH) {
                try {
                    within(from, packed, into, level + 1);
                } catch (Inventory.Full e) {
                    throw e;
                } catch (IOException | RuntimeException e) {
                    into.warn("DAMAGED_WITHIN");
                }
            } else {
                into.warn("NESTED_TOO_DEEPLY");
            }
        }
        from.transferTo(java.io.OutputStream.nullOutputStream());
        return counted.came();
    }

    private static void within(InputStream in, long packed, Inventory into, int level) throws IOException {
        var from = in.markSupported() ? in : new BufferedInputStream(in);
        from.mark(EDGE);
        var head = from.readNBytes(512);
        from.reset();
        if (isZip(head)) {
            entries(new ZipArchiveInputStream(from), into, level);
            return;
        }
        switch (Packing.of(head)) {
            case TAR -> entries(new TarArchiveInputStream(from), into, level);
            case GZIP -> unpacked(new GzipCompressorInputStream(from), packed, into, level);
            case BZIP2 -> unpacked(new BZip2CompressorInputStream(from), packed, into, level);
            case XZ ->
                unpacked(
                        XZCompressorInputStream.builder()
                                .setInputStream(from)
                                .setMemoryLimitKiB(MOST_MEMORY_KB)
                                .get(),
                        packed,
                        into,
                        level);
        }
    }

    /** One stream that was packed by itself: most often a tar. */
    private static void unpacked(InputStream in, long packed, Inventory into, int level) throws IOException {
        var counted = new BufferedInputStream(new Counted(in, packed, into), EDGE);
        counted.mark(EDGE);
        var tar = Packing.of(counted.readNBytes(512)) == Packing.TAR;
        counted.reset();
        if (tar) {
            entries(new TarArchiveInputStream(counted), into, level);
        } else {
            into.add("(content)", level);
        }
        counted.transferTo(java.io.OutputStream.nullOutputStream());
    }

    private static <E extends ArchiveEntry> void entries(ArchiveInputStream<E> archive, Inventory into, int level)
            throws IOException {
        for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            into.add(entry.getName(), level);
            if (entry instanceof TarArchiveEntry tar && (tar.isSymbolicLink() || tar.isLink())) {
                into.warn("LINKS");
            }
            if (entry instanceof ZipArchiveEntry zip
                    && zip.getGeneralPurposeBit().usesEncryption()) {
                into.warn("ENCRYPTED");
            } else if (!archive.canReadEntryData(entry)) {
                into.warn("NOT_UNDERSTOOD");
            } else if (!entry.isDirectory()) {
                long packed = entry instanceof ZipArchiveEntry zip ? zip.getCompressedSize() : 0;
                content(archive, packed, into, level);
            }
        }
    }

    private static boolean isZip(byte[] head) {
        return startsWith(head, "PK\3\4") || startsWith(head, "PK\5\6") || startsWith(head, "PK\7\10PK\3\4");
    }

    /** Programs that unpack find a zip by its end, whatever it begins with. */
    private static boolean isZipAtItsEnd(Sample sample) throws IOException {
        return new String(sample.tail(EDGE + 22), StandardCharsets.ISO_8859_1).contains("PK\5\6");
    }

    static boolean startsWith(byte[] head, String mark) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(mark);
    }
}
