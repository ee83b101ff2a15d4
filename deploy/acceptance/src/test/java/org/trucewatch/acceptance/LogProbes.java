package org.trucewatch.acceptance;

import org.trucewatch.acceptance.Probes.Probe;
import org.trucewatch.load.input.Json;

import java.util.Base64;
import java.util.List;
import java.util.Set;

import static org.awaitility.Awaitility.await;

/** The calls by which every service's log is checked. */
record LogProbes(World world, Probes probes) {

    private static final Set<String> NONE_YET = Set.of("", "0");

    void add() {
        for (var service : List.of("incidents", "verification", "notification")) {
            var log = "/log/" + service;
            var size = await("a leaf in the log of " + service)
                    .until(() -> checkpoint(service).get(1), leaves -> !NONE_YET.contains(leaves));
            var leaf = leaf(service);
            call(service, "GET", "/checkpoint", Probe.of(log + "/checkpoint"));
            call(service, "GET", "/checkpoints/{size}", Probe.of(log + "/checkpoints/" + size));
            call(service, "GET", "/keys", Probe.of(log + "/keys"));
            call(service, "GET", "/tile/{level}/{number}", Probe.of(log + "/tile/0/000.p/1"));
            call(service, "GET", "/tile/entries/{number}", Probe.of(log + "/tile/entries/000.p/1"));
            call(service, "GET", "/proofs/inclusion", Probe.of(log + "/proofs/inclusion?leaf=" + leaf));
            call(service, "GET", "/proofs/consistency", Probe.of(log + "/proofs/consistency?from=1&to=" + size));
            // a checkpoint that was not issued: guarantors' keys are no matter of roles
            var note = "another log\n0\n" + Base64.getEncoder().encodeToString(new byte[32])
                    + "\n\n\u2014 nobody AAAAAAAA\n";
            call(service, "POST", "/cosignatures", new Probe(log + "/cosignatures", "text/plain", note, false));
            probes.add(service + " POST /ops/{service}/audits", Probe.of("/ops/" + service + "/audits", Json.object()));
        }
    }

    /** Origin, size and root. */
    private List<String> checkpoint(String service) {
        var at = world.services().get(service);
        var answer = world.api.get("auditor", at, "/log/" + service + "/checkpoint");
        return answer.is(200) ? answer.body().asText().lines().toList() : List.of("", "");
    }

    /** The first one, from the bundle of entries, where it stands after its length. */
    private String leaf(String service) {
        return new PublicLog(world, service).entries(1).get(0);
    }

    private void call(String service, String verb, String path, Probe probe) {
        probes.add(service + " " + verb + " /log/{service}" + path, probe);
    }
}
