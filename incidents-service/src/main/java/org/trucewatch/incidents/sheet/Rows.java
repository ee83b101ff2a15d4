package org.trucewatch.incidents.sheet;

import org.trucewatch.incidents.intake.Source;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rows of RFC 4180 one by one, in memory for one of them and a buffer. Semicolons or tabs may part cells as
 * well, as spreadsheets write them: whichever the first line has most of. A row that is wrong ends where its quotation
 * marks say, so that nothing within a text is ever taken for a row of its own.
 */
final class Rows {

    private enum At {
        BEGINNING_OF_CELL,
        PLAIN,
        QUOTED,
        QUOTATION_MARK
    }

    private static final int BUFFER = 16_384;
    private static final int MOST_CELLS = 1_000;
    private static final String DELIMITERS = ",;\t";
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Reader in;
    private final char[] buffer = new char[BUFFER];
    private int next;
    private int end;
    private char delimiter;
    private long line = 1;
    private char before;

    private List<String> cells;
    private final StringBuilder cell = new StringBuilder();
    private int characters;
    private At at;
    private String fault;

    Rows(Reader in) {
        this.in = in;
    }

    /** The next one, which may be blank, or null after the last. */
    Row next() throws IOException {
        begin();
        if (!fill() || skipSecondOfLineEnd() && !fill()) {
            return null;
        }
        long first = line;
        for (boolean more = true; more && fill(); ) {
            more = take(buffer[next++]);
        }
        if (at == At.QUOTED) {
            fault = "The quotation mark that opens a cell of the row is never closed";
        }
        endCell();
        return new Row(first, characters > Source.LONGEST_LINE ? List.of() : cells, characters, fault);
    }

    private void begin() {
        cells = new ArrayList<>();
        cell.setLength(0);
        if (cell.capacity() > BUFFER) {
            cell.trimToSize(); // one long cell is no reason to keep so much for as long as a sender takes
        }
        characters = 0;
        at = At.BEGINNING_OF_CELL;
        fault = null;
    }

    /** Whether the row goes on after this character. */
    private boolean take(char c) {
        boolean endOfLine = c == '\n' || c == '\r';
        if (c == '\r' || c == '\n' && before != '\r') {
            line++;
        }
        before = c;
        if (endOfLine && at != At.QUOTED) {
            return false;
        }
        characters = Math.min(characters + 1, Source.LONGEST_LINE + 1); // counted on, it would overflow at last
        if (at == At.QUOTED) {
            if (c == '"') {
                at = At.QUOTATION_MARK;
            } else {
                add(c);
            }
        } else if (c == delimiter) {
            endCell();
        } else if (c == '"' && at == At.BEGINNING_OF_CELL) {
            at = At.QUOTED;
        } else if (c == '"' && at == At.QUOTATION_MARK) {
            add(c);
            at = At.QUOTED;
        } else {
            if (at == At.QUOTATION_MARK) {
                fault = "There is text after the quotation mark that closes a cell; within one it is written twice";
            }
            add(c);
            at = At.PLAIN;
        }
        return true;
    }

    private void add(char c) {
        if (characters <= Source.LONGEST_LINE) {
            cell.append(c);
        }
    }

    private void endCell() {
        at = At.BEGINNING_OF_CELL;
        if (cells.size() == MOST_CELLS) {
            fault = "The row has more than " + MOST_CELLS + " cells";
        } else {
            cells.add(cell.toString());
        }
        cell.setLength(0);
    }

    /** Whether the next character is here already. */
    boolean isMoreAtHand() throws IOException {
        skipSecondOfLineEnd();
        return next < end || in.ready();
    }

    /** What ended the row before may be followed by another character that belongs to it. */
    private boolean skipSecondOfLineEnd() {
        if (before == '\r' && next < end && buffer[next] == '\n') {
            before = buffer[next++];
            return next == end;
        }
        return false;
    }

    private boolean fill() throws IOException {
        if (next < end) {
            return true;
        }
        if (delimiter == 0) {
            return begun();
        }
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    /** Reads the first line, as far as it fits, and sees what parts its cells. */
    private boolean begun() throws IOException {
        int read;
        while (end < BUFFER && !hasLineEnd() && (read = in.read(buffer, end, BUFFER - end)) > 0) {
            end += read;
        }
        next = end > 0 && buffer[0] == BYTE_ORDER_MARK ? 1 : 0;
        var counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        for (int i = next; i < end && (quoted || buffer[i] != '\n' && buffer[i] != '\r'); i++) {
            quoted ^= buffer[i] == '"';
            int known = DELIMITERS.indexOf(buffer[i]);
            if (!quoted && known >= 0) {
                counts[known]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        delimiter = DELIMITERS.charAt(most);
        return next < end;
    }

    private boolean hasLineEnd() {
        for (int i = 0; i < end; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                return true;
            }
        }
        return false;
    }
}
