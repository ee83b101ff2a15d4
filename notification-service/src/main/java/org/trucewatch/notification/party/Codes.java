package org.trucewatch.notification.party;

import java.util.Arrays;
import java.util.List;

/** Short lists of codes as one column: {@code US,RU}. */
public final class Codes {

    private Codes() {}

    public static String join(List<String> codes) {
        return codes == null ? "" : String.join(",", codes);
    }

    public static List<String> split(String joined) {
        return joined == null || joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(",")).toList();
    }
}
