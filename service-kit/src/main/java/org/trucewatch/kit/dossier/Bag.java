package org.trucewatch.kit.dossier;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a bag as a zip, one file after another, in memory that does not grow with their length; closing completes it. */
public final class Bag implements Closeable {

    private final ZipOutputStream zip;
    private final StringBuilder payload = new StringBuilder();
    private final StringBuilder tags = new StringBuilder();
    private long files;
    private long octets;

    public Bag(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    /** @param path below {@link Dossier#PAYLOAD}, without control characters */
    public void add(String path, InputStream content) throws IOException {
        octets += write(path, content, payload);
        files++;
    }

    public void add(String path, byte[] content) throws IOException {
        add(path, new ByteArrayInputStream(content));
    }

    @Override
    public void close() throws IOException {
        tag(Dossier.BAGIT, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", tags);
        tag(Dossier.INFO, "Payload-Oxum: " + octets + "." + files + "\n", tags);
        tag(Dossier.MANIFEST, payload.toString(), tags);
        tag(Dossier.TAG_MANIFEST, tags.toString(), new StringBuilder());
        zip.close();
    }

    private void tag(String path, String text, StringBuilder listed) throws IOException {
        write(path, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), listed);
    }

    private long write(String path, InputStream content, StringBuilder listed) throws IOException {
        var entry = new ZipEntry(path);
        entry.setTime(0);
        // evidence is mostly compressed already, and whoever checks takes what shrinks without measure for a bomb
        zip.setLevel(path.startsWith(Dossier.EVIDENCE) ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        zip.putNextEntry(entry);
        var digested = new DigestOutputStream(zip, sha256());
        long length = content.transferTo(digested);
        zip.closeEntry();
        listed.append(HexFormat.of().formatHex(digested.getMessageDigest().digest()))
                .append("  ")
                .append(path.replace("%", "%25"))
                .append('\n');
        return length;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
