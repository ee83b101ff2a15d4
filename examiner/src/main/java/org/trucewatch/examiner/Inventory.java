package org.trucewatch.examiner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is in an archive, as far as the bounds let it be counted. */
final class Inventory {

    static final int MOST_ENTRIES = 10_000;
    static final int MOST_DEPTH = 3;
    static final long MOST_UNPACKED = 256L << 20;

    /** Pictures and texts pack less well; what packs better is made to burst whoever unpacks it. */
    static final long HIGHEST_RATIO = 200;

    private static final int MOST_NAMES = 100;

    /** A bound is reached. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final List<String> names = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> warnings = new TreeSet<>();
    private int entries;
    private int depth = 1;
    private long unpacked;

    /** One more entry. */
    void add(String name, int level) throws Full {
        depth = Math.max(depth, level);
        if (++entries > MOST_ENTRIES) {
            warn("TOO_MANY_ENTRIES");
            throw new Full();
        }
        if (names.size() < MOST_NAMES) {
            names.add(name);
        }
        if (!seen.add(level + " " + name)) {
            warn("DUPLICATE_NAMES");
        }
        if (leadsOutside(name)) {
            warn("LEADS_OUTSIDE");
        }
    }

    /** Unpacking such a name would write where nobody wants it. */
    static boolean leadsOutside(String name) {
        var path = name.replace('\\', '/');
        return path.startsWith("/")
                || path.matches("[A-Za-z]:.*")
                || path.indexOf('\0') >= 0
                || List.of(path.split("/")).contains("..");
    }

    /** Bytes came out of something packed. */
    void unpack(long bytes, long ofEntry, long packed) throws Full {
        unpacked += bytes;
        if (packed > 0 && ofEntry > 1 << 20 && ofEntry / packed > HIGHEST_RATIO) {
            warn("BOMB");
        }
        if (unpacked > MOST_UNPACKED) {
            warn("TOO_LARGE_UNPACKED");
            throw new Full();
        }
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    int entries() {
        return Math.min(entries, MOST_ENTRIES);
    }

    int depth() {
        return depth;
    }

    long unpacked() {
        return unpacked;
    }

    List<String> names() {
        return names;
    }

    Set<String> warnings() {
        return warnings;
    }
}
