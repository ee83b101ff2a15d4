package org.trucewatch.incidents.report;

import java.util.List;

/** Killed and injured, each as a range; {@code civilians} says whether civilians are among them, null if unsaid. */
public record Casualties(Range killed, Range injured, Boolean civilians) {

    /** What several reports say together, or null when none says anything. */
    public static Casualties around(List<Casualties> said) {
        var killed = Range.around(said.stream().map(Casualties::killed));
        var injured = Range.around(said.stream().map(Casualties::injured));
        Boolean civilians = null;
        for (var one : said) {
            if (one.civilians != null) {
                civilians = Boolean.TRUE.equals(civilians) || one.civilians;
            }
        }
        return killed == null && injured == null && civilians == null
                ? null
                : new Casualties(killed, injured, civilians);
    }

    /** Killed, by the best figure or the low one where there is none; 0 when unsaid. */
    public int killedBest() {
        return killed == null ? 0 : killed.bestOrLow();
    }
}
