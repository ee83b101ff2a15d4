package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.body.Bodies;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Splits a stream into lines of bounded length, using memory for one line and one buffer. */
final class Lines implements Source {

    private static final int BUFFER = 16_384;

    /** @param tooLong the line was longer than allowed; its bytes are gone */
    private record JsonLine(long number, byte[] bytes, boolean tooLong) implements Line {

        @Override
        public int size() {
            return bytes.length;
        }

        @Override
        public boolean isBlank() {
            return !tooLong && new String(bytes).isBlank();
        }

        @Override
        public ObjectNode report() {
            if (tooLong) {
                throw Source.tooLong();
            }
            return Bodies.json(bytes);
        }
    }

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    @Override
    public Line next() throws IOException {
        var line = new ByteArrayOutputStream(1024);
        boolean tooLong = false;
        boolean any = false;
        number++;
        while (fill()) {
            any = true;
            int start = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            if (line.size() + next - start > LONGEST_LINE) {
                tooLong = true;
                line.reset();
            } else if (!tooLong) {
                line.write(buffer, start, next - start);
            }
            if (next < end) {
                next++; // past the line feed
                return new JsonLine(number, line.toByteArray(), tooLong);
            }
        }
        return any ? new JsonLine(number, line.toByteArray(), tooLong) : null;
    }

    @Override
    public boolean moreAtHand() throws IOException {
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
