package org.trucewatch.incidents.transfer;

import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.io.InputStream;

/** A stream with delimiters in it, read with one buffer however long it is. */
final class Delimited {

    private static final int BUFFER = 128 * 1024;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean ended;

    /** @param delimiter begins with CR LF, which the first one of a stream may do without */
    Delimited(InputStream in, byte[] delimiter) {
        this.in = in;
        this.delimiter = delimiter;
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    /** One byte, delimiter or not; -1 at the end. */
    int next() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xff : -1;
    }

    void skipToDelimiter() throws IOException {
        for (int free; (free = free()) > 0; ) {
            at += free;
        }
        at += delimiter.length;
    }

    /** What comes before the next delimiter. */
    InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return free() == 0 ? -1 : buffer[at++] & 0xff;
            }

            @Override
            public int read(byte[] to, int from, int length) throws IOException {
                int read = Math.min(free(), length);
                System.arraycopy(buffer, at, to, from, read);
                at += read;
                return read == 0 && length > 0 ? -1 : read;
            }
        };
    }

    /** How many bytes at hand are surely before the next delimiter; 0 where it begins. */
    private int free() throws IOException {
        while (true) {
            for (int i = at; i + delimiter.length <= end; i++) {
                if (buffer[i] == delimiter[0] && isDelimiter(i)) {
                    return i - at;
                }
            }
            int sure = end - at - delimiter.length + 1;
            if (sure > 0) {
                return sure;
            }
            if (!fill()) {
                throw Refusal.malformed("The form broke off");
            }
        }
    }

    private boolean isDelimiter(int from) {
        for (int i = 1; i < delimiter.length; i++) {
            if (buffer[from + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        int read = in.read(buffer, end, buffer.length - end);
        ended = read < 0;
        end += Math.max(read, 0);
        return !ended;
    }
}
