package org.trucewatch.load.bench;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says once per call and status what a service refused: thousands of equal lines would help nobody. */
final class Complaints {

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();
    private static final int ENOUGH = 400;

    private Complaints() {}

    static void note(String call, Wire.Reply reply) {
        if (SAID.add(call + reply.status())) {
            var text = reply.text();
            System.err.println(
                    call + " answered " + reply.status() + ": " + text.substring(0, Math.min(ENOUGH, text.length())));
        }
    }
}
