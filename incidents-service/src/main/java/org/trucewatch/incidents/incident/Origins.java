package org.trucewatch.incidents.incident;

import org.trucewatch.incidents.report.Report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts independent origins. Reports that go back to the same document are one origin, and so are reports of one
 * affiliation, or of what one office published; all hold across a chain, so ten agencies that relay one wire story are one.
 */
public final class Origins {

    private Origins() {}

    public static int independent(List<Report> reports) {
        int[] group = new int[reports.size()];
        Map<String, Integer> firstWith = new HashMap<>();
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            for (String trait : traits(reports.get(i))) {
                Integer other = firstWith.putIfAbsent(trait, i);
                if (other != null) {
                    group[root(group, i)] = root(group, other);
                }
            }
        }
        int count = 0;
        for (int i = 0; i < group.length; i++) {
            if (group[i] == i) {
                count++;
            }
        }
        return count;
    }

    private static List<String> traits(Report report) {
        var traits = new ArrayList<String>();
        traits.add("affiliation:" + report.affiliation());
        if (report.origin() != null) {
            traits.add("origin:" + report.origin().key());
            traits.add("office:" + report.origin().office());
        }
        traits.removeIf(trait -> trait.endsWith(":"));
        return traits;
    }

    private static int root(int[] group, int of) {
        int root = of;
        while (group[root] != root) {
            root = group[root];
        }
        return root;
    }
}
