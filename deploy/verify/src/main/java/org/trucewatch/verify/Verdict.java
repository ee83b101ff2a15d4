package org.trucewatch.verify;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What a check found: what holds, what nobody can tell from the dossier, and what does not hold. */
final class Verdict {

    private final List<String> proved = new ArrayList<>();
    private final List<String> unproved = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    void proved(String what) {
        proved.add(what);
    }

    void unproved(String what) {
        unproved.add(what);
    }

    void broken(String where, String why) {
        broken.add(where + ": " + why);
    }

    List<String> broken() {
        return broken;
    }

    List<String> unproved() {
        return unproved;
    }

    boolean holds() {
        return broken.isEmpty();
    }

    void print(PrintStream out) {
        proved.forEach(what -> out.println("proved: " + plain(what)));
        unproved.forEach(what -> out.println("not proved: " + plain(what)));
        broken.forEach(what -> out.println("DOES NOT HOLD: " + plain(what)));
    }

    /** A dossier must not write lines of its own, nor move the cursor of a terminal. */
    private static String plain(String text) {
        return text.replaceAll("\\p{C}", "?");
    }
}
