package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.acceptance.Probes.Probe;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Labelled;
import org.trucewatch.load.input.Registers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;

/** Calls of the incidents service. */
record IncidentProbes(World world, Probes probes) {

    private static final String AGREEMENT = "/v1/agreements/syria-2016";
    private static final String OF_AGREEMENT = "?agreement=syria-2016";

    void add() {
        agreements();
        registers();
        adherences();
        revisions();
        contests();
        grants();
        reports();
        evidence();
        openings();
        incidents();
    }

    private void agreements() {
        var negotiated = "access-" + UUID.randomUUID();
        var digest = world.api
                .send(
                        "POST",
                        "guarantor-us",
                        world.incidents,
                        "/v1/agreements",
                        "application/yaml",
                        document(negotiated))
                .expecting(201)
                .text("digest");
        call("POST /v1/agreements", yaml("/v1/agreements", document("access-" + UUID.randomUUID())));
        call(
                "POST /v1/agreements/{id}/versions",
                yaml(
                        "/v1/agreements/" + negotiated + "/versions",
                        document(negotiated).replace("atMost: PT72H", "atMost: PT48H")));
        call(
                "POST /v1/agreements/{id}/versions/{number}/positions",
                Probe.of(
                        "/v1/agreements/" + negotiated + "/versions/1/positions",
                        Json.object().put("position", "ACCEPT").put("digest", digest)));
        call("GET /v1/agreements/{id}", Probe.of(AGREEMENT));
        call("GET /v1/agreements/{id}/versions/{number}", Probe.of(AGREEMENT + "/versions/1"));
    }

    private void registers() {
        var registers = Registers.read(world.settings.agreement().resolve("registers.yaml"));
        Map.of("actors", "actors", "areas", "areas", "agencies", "agencies", "protectedSites", "protected-sites")
                .forEach((section, path) -> {
                    ObjectNode entry = registers.entries(section).get(0).deepCopy();
                    call("GET /v1/" + path, Probe.of("/v1/" + path + OF_AGREEMENT));
                    call("POST /v1/" + path, Probe.of("/v1/" + path, entry.put("agreementId", "syria-2016")));
                });
    }

    private void adherences() {
        var adherences = "/v1/actors/jaysh-al-islam/adherences";
        call("GET /v1/actors/{id}/adherences", Probe.of(adherences + OF_AGREEMENT));
        call("POST /v1/actors/{id}/adherences", Probe.ofNothing("/v1/actors/nobody/adherences"));
    }

    private void revisions() {
        var entry = Registers.read(world.settings.agreement().resolve("registers.yaml"))
                .entries("actors")
                .get(0);
        var revisions = "/v1/actors/" + entry.path("id").asText() + "/revisions";
        var revision = Json.object()
                .put("id", always(revisions))
                .put("agreementId", "syria-2016")
                .put("from", "2016-03-22T00:00:00+02:00")
                .put("reason", "It is as it was.");
        revision.set("entry", entry);
        call("GET /v1/{register}/{id}/revisions", Probe.of(revisions + OF_AGREEMENT));
        call("POST /v1/{register}/{id}/revisions", Probe.of(revisions, revision));
    }

    private void contests() {
        var contests = "/v1/areas/SY01/contests";
        var withdrawn = "/v1/areas/SY02/contests";
        var id = always(withdrawn);
        world.api.post(
                "officer-us", world.incidents, withdrawn, reason("Not so.").put("id", id));
        call("GET /v1/{register}/{id}/contests", Probe.of(contests + OF_AGREEMENT));
        call(
                "POST /v1/{register}/{id}/contests",
                Probe.of(contests, reason("Not so.").put("id", always(contests))));
        call(
                "POST /v1/{register}/{id}/contests/{contest}/withdrawals",
                Probe.of(withdrawn + "/" + id + "/withdrawals", Json.object().put("reason", "It is so.")));
    }

    /** Sight is given by owners, so these sites are of the party whose officers the accounts are. */
    private void grants() {
        var shown = siteOfTheOfficers("access-shown");
        var hidden = siteOfTheOfficers("access-hidden");
        var id = always(hidden);
        world.api.post(
                "officer-us",
                world.incidents,
                hidden,
                reason("Asked.").put("party", "RU").put("id", id));
        call(
                "GET /v1/protected-sites/{id}/grants",
                new Probe("/v1/protected-sites/nothing/grants" + OF_AGREEMENT, null, null, false));
        call(
                "POST /v1/protected-sites/{id}/grants",
                Probe.of(shown, reason("Asked.").put("party", "RU").put("id", always(shown))));
        call(
                "POST /v1/protected-sites/{id}/grants/{grant}/withdrawals",
                Probe.of(hidden + "/" + id + "/withdrawals", Json.object().put("reason", "No more.")));
    }

    /** Where sight of it is given. */
    private String siteOfTheOfficers(String id) {
        var registers = Registers.read(world.settings.agreement().resolve("registers.yaml"));
        ObjectNode site = registers.entries("protectedSites").get(0).deepCopy();
        site.put("agreementId", "syria-2016").put("id", id).put("owner", "US");
        world.api.post("adjudicator", world.incidents, "/v1/protected-sites", site);
        return "/v1/protected-sites/" + id + "/grants";
    }

    private static ObjectNode reason(String reason) {
        return Json.object().put("agreementId", "syria-2016").put("reason", reason);
    }

    /** An id that is the same whenever this is run, so that the same is sent again. */
    private static String always(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void reports() {
        var report = Reports.another();
        world.api.post("agency-rcc", world.incidents, "/v1/reports", report).expecting(201);
        call("POST /v1/reports", Probe.of("/v1/reports", Reports.another()));
        call(
                "POST /v1/reports/batch",
                new Probe("/v1/reports/batch", "application/x-ndjson", Json.line(Reports.another()) + "\n"));
        call("GET /v1/reports", Probe.of("/v1/reports" + OF_AGREEMENT));
        call("GET /v1/reports/{id}", Probe.of("/v1/reports/" + report.path("id").asText()));
        var tallies = Labelled.read(world.settings.agreement().resolve("tallies.ndjson"), "tally");
        var own = tallies.stream()
                .filter(tally -> tally.account().equals("agency-rcc"))
                .findFirst();
        call("GET /v1/tallies", Probe.of("/v1/tallies" + OF_AGREEMENT));
        call("POST /v1/tallies", Probe.of("/v1/tallies", own.orElseThrow().body()));
        call("POST /v1/statements", Probe.of("/v1/statements", Reports.statement()));
        call("GET /v1/statements", Probe.of("/v1/statements" + OF_AGREEMENT));
    }

    private void evidence() {
        var report = "/v1/reports/" + reported(Reports.another().put("consent", "PUBLIC"));
        var upload = new Probe(report + "/evidence", "text/plain", "What was seen.");
        var id = world.api
                .send("POST", "agency-rcc", world.incidents, upload.path(), upload.type(), upload.body())
                .expecting(201)
                .text("evidenceId");
        call("POST /v1/reports/{id}/evidence", upload);
        call("GET /v1/evidence/{id}", Probe.of("/v1/evidence/" + id));
        call("GET /v1/evidence/{id}/content", Probe.of("/v1/evidence/" + id + "/content"));
        call("GET /ops/incidents/fixity", Probe.of("/ops/incidents/fixity"));

        var erasures = "/v1/reports/" + reported(Reports.another()) + "/erasures";
        var erasure = Json.object().put("id", UUID.randomUUID().toString()).put("reason", "The source is in danger.");
        world.api.post("agency-rcc", world.incidents, erasures, erasure).expecting(201);
        call("POST /v1/reports/{id}/erasures", Probe.of(erasures, erasure));
        call("GET /v1/reports/{id}/erasures", Probe.of(erasures));
        call(
                "POST /v1/reports/{id}/erasures/{erasure}/confirmations",
                Probe.of(
                        erasures + "/" + erasure.path("id").asText() + "/confirmations",
                        Json.object().put("reason", "Agreed.")));
    }

    private void openings() {
        var report = Reports.another();
        report.putObject("source").put("name", "Known to two keepers only");
        var openings = "/v1/reports/" + reported(report) + "/identity-openings";
        var opening =
                Json.object().put("id", UUID.randomUUID().toString()).put("reason", "A court asks for the witness.");
        world.api.post("keeper-2", world.incidents, openings, opening).expecting(201);
        var asked = openings + "/" + opening.path("id").asText();
        var agreed = Json.object().put("reason", "Agreed.");
        world.api
                .post("keeper", world.incidents, asked + "/confirmations", agreed)
                .expecting(201);
        call(
                "POST /v1/reports/{id}/identity-openings",
                Probe.of(openings, Json.object().put("reason", "Another court asks.")));
        call("GET /v1/reports/{id}/identity-openings", Probe.of(openings));
        call(
                "POST /v1/reports/{id}/identity-openings/{opening}/confirmations",
                Probe.of(asked + "/confirmations", agreed));
        call("GET /v1/reports/{id}/identity-openings/{opening}/identity", Probe.of(asked + "/identity"));
    }

    private void incidents() {
        var open = incident(Reports.another().put("consent", "PUBLIC"));
        call("GET /v1/incidents", Probe.of("/v1/incidents" + OF_AGREEMENT));
        call("GET /v1/incidents/{id}", Probe.of("/v1/incidents/" + open));
        var undecided = incident(Reports.another().put("claim", "OBSERVATION"));
        call(
                "POST /v1/incidents/{id}/admissions",
                Probe.of(
                        "/v1/incidents/" + undecided + "/admissions",
                        Json.object().put("admitted", true).put("reason", "An observation of a breach.")));
        call("POST /v1/incidents/{id}/joins", link(open, "joins", reported(Reports.another())));
        var joined = reported(Reports.another());
        var taken = link(open, "joins", joined);
        world.api
                .send("POST", "adjudicator", world.incidents, taken.path(), taken.type(), taken.body())
                .expecting(201);
        call("POST /v1/incidents/{id}/parts", link(open, "parts", joined));
        call("GET /v1/suggested-joins", Probe.of("/v1/suggested-joins" + OF_AGREEMENT));
        call(
                "POST /v1/suggested-joins/{id}/dismissals",
                Probe.ofNothing("/v1/suggested-joins/" + UUID.randomUUID() + "/dismissals"));
    }

    private Probe link(String incident, String what, String report) {
        return Probe.of(
                "/v1/incidents/" + incident + "/" + what,
                Json.object().put("reportId", report).put("reason", "Seen from two sides."));
    }

    private String incident(ObjectNode report) {
        return world.awaitIncident("agency-rcc", reported(report));
    }

    private String reported(ObjectNode report) {
        world.api.post("agency-rcc", world.incidents, "/v1/reports", report).expecting(201);
        return report.path("id").asText();
    }

    private String document(String id) {
        try {
            return Files.readString(world.settings.agreement().resolve("agreement.yaml"))
                    .replace("id: syria-2016\n", "id: " + id + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Probe yaml(String path, String document) {
        return new Probe(path, "application/yaml", document);
    }

    private void call(String call, Probe probe) {
        probes.add("incidents " + call, probe);
    }
}
