package org.trucewatch.incidents.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The lines of a batch, one after another, whatever they are written in; in memory for one of them. */
public interface Source {

    /** What a line may have at most, in bytes or characters. */
    int LONGEST_LINE = 256 * 1024;

    /** One report as it was sent. */
    interface Line {

        /** Where in the file it begins, from 1. */
        long number();

        /** About how many bytes it takes. */
        int size();

        boolean isBlank();

        /** @throws Refusal when it cannot be read */
        ObjectNode report();

        /** What is wrong with it, in the words of the format that it is written in. */
        default LineResult.Fault fault(FieldError error) {
            return new LineResult.Fault(error.pointer(), null, error.detail());
        }
    }

    /** The next one, which may be blank, or null after the last. */
    Line next() throws IOException;

    /** Whether the next bytes are here already, so that reading would not wait for the sender. */
    boolean moreAtHand() throws IOException;

    /** JSON objects, each in a line of its own. */
    static Source ndjson(InputStream in) {
        return new Lines(in);
    }

    /** For a line that has more than it may. */
    static Refusal tooLong() {
        return new Refusal(
                "too-large", 413, "Too large", "A line has at most " + LONGEST_LINE / 1024 + " KiB", List.of());
    }
}
