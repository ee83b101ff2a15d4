package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.acceptance.Probes.Probe;
import org.trucewatch.load.input.Json;

import java.util.UUID;

/** Calls of the verification service: a case for each, as what was done in one may bar what is done next. */
record VerificationProbes(World world, Probes probes) {

    void add() {
        call("GET /v1/cases", Probe.of("/v1/cases?agreement=syria-2016"));
        call("GET /v1/cases/{id}", Probe.of(begun(Reports.another()).path("")));
        call(
                "POST /v1/cases/{id}/account-requests",
                Probe.ofNothing("/v1/cases/" + UUID.randomUUID() + "/account-requests"));
        var shown = begun(Reports.another());
        call("GET /v1/cases/{id}/examinations", Probe.of(shown.path("/examinations")));
        call("GET /v1/cases/{id}/dossier", Probe.of(shown.path("/dossier")));
        call("GET /v1/cases/{id}/copies", Probe.of(shown.path("/copies")));
        call(
                "GET /v1/cases/{id}/copies/{copy}",
                Probe.ofNothing("/v1/cases/" + UUID.randomUUID() + "/copies/" + UUID.randomUUID()));
        panel();
        accused();
    }

    private void panel() {
        var reason = Json.object().put("reason", "A relative lives there.");
        call(
                "POST /v1/cases/{id}/claims",
                Probe.of(begun(Reports.another()).path("/claims"), Json.object().put("bloc", "US")));
        call("POST /v1/cases/{id}/recusals", Probe.of(begun(Reports.another()).path("/recusals"), reason));
        var open = inReview();
        call("POST /v1/cases/{id}/assessments", Probe.of(open.path("/assessments"), open.opinion("US", "VIOLATION")));
        var assessed = inReview();
        var first =
                assessed.assess("reviewer-us", "US", "VIOLATION").expecting(201).text("id");
        var second = assessed.opinion("US", "NO_VIOLATION").put("id", first);
        call("PUT /v1/cases/{id}/assessments/{assessment}", Probe.of(assessed.path("/assessments/" + first), second));
    }

    private void accused() {
        call("POST /v1/cases/{id}/accounts", Probe.of(begun(byTheUs()).path("/accounts"), Proceedings.anAccount()));
        call(
                "POST /v1/cases/{id}/extensions",
                Probe.of(
                        begun(byTheUs()).path("/extensions"), Json.object().put("reason", "The unit is on the move.")));
    }

    private Proceedings inReview() {
        var proceedings = begun(Reports.another());
        proceedings.account("officer-hnc").expecting(201);
        return proceedings;
    }

    private Proceedings begun(ObjectNode report) {
        return Proceedings.begun(world, "agency-snhr", report);
    }

    private static ObjectNode byTheUs() {
        return Reports.accuse(Reports.another(), "us-led-coalition", "PARTY_FORCE");
    }

    private void call(String call, Probe probe) {
        probes.add("verification " + call, probe);
    }
}
