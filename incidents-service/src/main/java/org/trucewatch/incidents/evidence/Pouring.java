package org.trucewatch.incidents.evidence;

import org.trucewatch.incidents.transfer.ContentDigest;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Pours one file of any length through one buffer into the store, and measures it on the way. */
public final class Pouring {

    /** What was poured. @param sha256 64 hexadecimal digits */
    record File(String sha256, long size) {}

    private final OutputStream out;
    private final long most;
    private File file;

    Pouring(OutputStream out, long most) {
        this.out = out;
        this.most = most;
    }

    /**
     * @param expected what the sender says the content is
     * @throws IOException when it broke off
     * @throws Refusal 413 when there is more than is taken, 422 when it is not as expected
     */
    public void pour(InputStream in, ContentDigest expected) throws IOException {
        if (file != null) {
            throw Refusal.malformed("There is more than one file");
        }
        var sha256 = ContentDigest.sha256();
        var wanted = expected.digests();
        var digests = new ArrayList<MessageDigest>(wanted.values());
        digests.add(sha256);
        long size = 0;
        try (var digesting = new Digesting(digests)) {
            for (int read; (read = in.readNBytes(digesting.buffer(), 0, Digesting.BUFFER)) > 0; ) {
                size += read;
                if (size > most) {
                    throw tooLarge(most);
                }
                keep(digesting.feed(read), read);
            }
            digesting.finish();
        }
        expected.check(wanted);
        if (size == 0) {
            throw Refusal.invalid("#", "the file is empty");
        }
        file = new File(HexFormat.of().formatHex(sha256.digest()), size);
    }

    private void keep(byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw new IllegalStateException("the store does not take what is written", e);
        }
    }

    File file() {
        if (file == null) {
            throw Refusal.malformed("There is no file");
        }
        return file;
    }

    /** @param most in bytes */
    public static Refusal tooLarge(long most) {
        return new Refusal("too-large", 413, "Too large", "A file has at most " + most + " bytes", List.of());
    }
}
