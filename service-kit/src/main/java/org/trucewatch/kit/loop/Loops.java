package org.trucewatch.kit.loop;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

/** The loops of this process. */
@ApplicationScoped
public class Loops {

    private final List<Loop> all = new CopyOnWriteArrayList<>();

    /**
     * A loop, which its owner starts and stops.
     *
     * @param name of its thread, and in the log and in the health of the process
     * @param rest how long it rests at most when a round says that there is no more to do
     */
    public Loop of(String name, Duration rest, Loop.Round round) {
        var loop = new Loop(name, rest, round);
        all.add(loop);
        return loop;
    }

    List<Loop> all() {
        return all;
    }
}
