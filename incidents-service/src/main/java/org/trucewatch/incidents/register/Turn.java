package org.trucewatch.incidents.register;

import org.trucewatch.kit.timers.Deadline;
import org.trucewatch.kit.timers.Timers;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/** A moment from which something else holds in the registers. The key is the agreement's id and the moment. */
@ApplicationScoped
class Turn implements Deadline {

    private static final String NAME = "registers-turn";
    private static final String AT = "@";

    private final Registry registry;

    Turn(Registry registry) {
        this.registry = registry;
    }

    static Timers.Timer timer(String agreementId, Instant when) {
        return new Timers.Timer(NAME, agreementId + AT + when, when);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(String key) {
        var parts = key.split(AT, 2);
        registry.turn(parts[0], Instant.parse(parts[1]));
    }
}
