package org.trucewatch.load.events;

import org.trucewatch.load.input.Outcome;

import java.util.ArrayList;
import java.util.List;

/** What a run has read and what became of it. */
final class Progress {

    /** More unreadable rows than this are counted and not listed. */
    private static final int LISTED = 20;

    private long events;
    private long sources;
    private long elsewhere;
    private long leftOut;
    private long unreadable;
    private boolean sent = true;
    private final List<String> examples = new ArrayList<>();
    private final Outcome outcome = new Outcome();

    void event(int sourcesOfIt) {
        events++;
        sources += sourcesOfIt;
    }

    void elsewhere() {
        elsewhere++;
    }

    /** An event that is no act of arms. */
    void leftOut() {
        leftOut++;
    }

    void unreadable(long row, String reason) {
        unreadable++;
        if (examples.size() < LISTED) {
            examples.add("row " + row + ": " + reason);
        }
    }

    void nothingSent() {
        sent = false;
    }

    Outcome outcome() {
        return outcome;
    }

    long events() {
        return events;
    }

    long sources() {
        return sources;
    }

    long leftOutSeen() {
        return leftOut;
    }

    long elsewhereSeen() {
        return elsewhere;
    }

    List<String> unreadableRows() {
        return examples;
    }

    /** Whether every row became reports and none was refused. */
    boolean complete() {
        return unreadable == 0 && outcome.refused() == 0;
    }

    @Override
    public String toString() {
        var text = new StringBuilder(events + " events, " + sources + " sources");
        if (elsewhere > 0) {
            text.append(", ").append(elsewhere).append(" events of other countries left out");
        }
        if (leftOut > 0) {
            text.append(", ").append(leftOut).append(" that are no acts of arms left out");
        }
        text.append(": ").append(sent ? outcome : "nothing sent");
        if (unreadable > 0) {
            text.append(System.lineSeparator()).append(unreadable).append(" rows could not be read");
            examples.forEach(
                    e -> text.append(System.lineSeparator()).append("  ").append(e));
        }
        return text.toString();
    }
}
