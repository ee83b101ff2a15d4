package org.trucewatch.notification.api;

import org.trucewatch.kit.problems.Refusal;

import java.util.List;

/** How far a notice is with a party, as lists ask for it. */
final class NoticeStates {

    private static final List<String> KNOWN = List.of("PENDING", "SERVED", "ACKNOWLEDGED");

    private NoticeStates() {}

    static String require(String state) {
        if (state != null && !KNOWN.contains(state)) {
            throw Refusal.invalid("?state", "must be one of " + String.join(", ", KNOWN));
        }
        return state;
    }
}
