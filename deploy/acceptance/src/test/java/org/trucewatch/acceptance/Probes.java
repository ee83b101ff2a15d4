package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.load.input.Json;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Every call as it is made by somebody who may make it: about things of its own, which are there and in the state in
 * which the call is answered. Whoever is refused such a call is refused for its role.
 */
final class Probes {

    /**
     * A call.
     *
     * @param body null for none
     * @param there whether what it is about is there; if not, whoever may make the call is told so
     */
    record Probe(String path, String type, String body, boolean there) {

        Probe(String path, String type, String body) {
            this(path, type, body, true);
        }

        /** A call that takes a whole course of events to be answered; the service's own tests lead it there. */
        static Probe ofNothing(String path) {
            return new Probe(path, "application/json", "{}", false);
        }

        static Probe of(String path) {
            return new Probe(path, null, null);
        }

        static Probe of(String path, JsonNode body) {
            return new Probe(path, "application/json", Json.line(body));
        }
    }

    private final Map<String, Supplier<Probe>> byCall = new HashMap<>();
    private PhoneProbes phones;

    static Probes prepare(World world) {
        var probes = new Probes();
        new IncidentProbes(world, probes).add();
        probes.phones = PhoneProbes.of(world, probes);
        probes.phones.add();
        new VerificationProbes(world, probes).add();
        new NotificationProbes(world, probes).add();
        new OperationProbes(world, probes).add();
        new LogProbes(world, probes).add();
        return probes;
    }

    /** @param call service, verb and path, as {@link AccessTable.Call#title} gives it */
    void add(String call, Supplier<Probe> probe) {
        byCall.put(call, probe);
    }

    void add(String call, Probe probe) {
        add(call, () -> probe);
    }

    /** The key of a phone. */
    String phoneKey() {
        return phones.key();
    }

    Set<String> calls() {
        return byCall.keySet();
    }

    Probe of(AccessTable.Call call) {
        return byCall.get(call.title()).get();
    }
}
