package org.trucewatch.incidents.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Splits a stream into lines of bounded length, using memory for one line and one buffer. */
final class Lines {

    private static final int BUFFER = 16_384;

    /** @param tooLong the line was longer than allowed; its bytes are gone */
    record Line(byte[] bytes, boolean tooLong) {}

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;

    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line without its end, or null after the last. */
    Line read() throws IOException {
        var line = new ByteArrayOutputStream(1024);
        boolean tooLong = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int start = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            if (line.size() + next - start > longest) {
                tooLong = true;
                line.reset();
            } else if (!tooLong) {
                line.write(buffer, start, next - start);
            }
            if (next < end) {
                next++; // past the line feed
                return new Line(line.toByteArray(), tooLong);
            }
        }
        return any ? new Line(line.toByteArray(), tooLong) : null;
    }

    /** Whether the next bytes are here already, so that reading would not wait for the sender. */
    boolean moreAtHand() throws IOException {
        return next < end || in.available() > 0;
    }

    private boolean fill() throws IOException {
        if (next < end) {
            return true;
        }
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
