package org.trucewatch.kit.ledger.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures below it: C2SP signed-note.
 *
 * @param text what is signed, with the newline at its end
 */
public record SignedNote(String text, List<Line> signatures) {

    /** One signature line. */
    public record Line(String name, int keyId, byte[] signature) {

        /** {@code — <name> <base64 of key id and signature>}. */
        @Override
        public String toString() {
            var bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                    .putInt(keyId)
                    .put(signature)
                    .array();
            return BEGIN + name + " " + Base64.getEncoder().encodeToString(bytes);
        }
    }

    private static final String BEGIN = "\u2014 ";
    private static final int MOST_LINES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /** @throws IllegalArgumentException if it is none */
    public static SignedNote of(String note) {
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("a note is a text, an empty line, and signatures");
        }
        var text = note.substring(0, split + 1);
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("a note has no control characters");
        }
        var lines = note.substring(split + 2).split("\n");
        if (lines.length > MOST_LINES) {
            throw new IllegalArgumentException("a note has at most " + MOST_LINES + " signatures");
        }
        var signatures = new ArrayList<Line>();
        for (var line : lines) {
            signatures.add(line(line));
        }
        return new SignedNote(text, signatures);
    }

    /** @throws IllegalArgumentException if it is no signature line */
    public static Line line(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(BEGIN) || space < BEGIN.length()) {
            throw new IllegalArgumentException("a signature is a line of dash, name and base64");
        }
        var name = line.substring(BEGIN.length(), space);
        var bytes = Base64.getDecoder().decode(line.substring(space + 1));
        if (!VerifierKey.isName(name) || bytes.length <= Integer.BYTES) {
            throw new IllegalArgumentException("a signature is a line of dash, name and base64");
        }
        return new Line(name, ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** The same text with more signatures. */
    public SignedNote with(List<Line> more) {
        var all = new ArrayList<>(signatures);
        all.addAll(more);
        return new SignedNote(text, all);
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line).append('\n'));
        return note.toString();
    }
}
