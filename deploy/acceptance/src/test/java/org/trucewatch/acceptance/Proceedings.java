package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Answer;
import org.trucewatch.load.input.Json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import static org.awaitility.Awaitility.await;

/**
 * One alleged act on its way from the report to the finding, each step by an account whose step it is.
 *
 * @param file id of the case
 */
record Proceedings(World world, String incident, String file) {

    /** Reports the act and waits until its case is open. */
    static Proceedings begun(World world, String agency, ObjectNode report) {
        world.api.post(agency, world.incidents, "/v1/reports", report).expecting(201);
        return about(world, world.awaitIncident(agency, report.path("id").asText()));
    }

    /** Waits until the case about an incident is open. */
    static Proceedings about(World world, String incident) {
        return new Proceedings(
                world, incident, world.awaitCase(incident).path("id").asText());
    }

    String path(String below) {
        return "/v1/cases/" + file + below;
    }

    JsonNode read(String account) {
        return world.api
                .get(account, world.verification, path(""))
                .expecting(200)
                .body();
    }

    /** An officer says that the fire was not theirs. */
    Answer account(String officer) {
        return world.api.post(officer, world.verification, path("/accounts"), anAccount());
    }

    static ObjectNode anAccount() {
        var account = Json.object();
        account.putArray("text").addObject().put("lang", "en").put("text", "The fire was not ours.");
        account.putArray("evidence");
        return account;
    }

    Answer assess(String reviewer, String bloc, String ruling) {
        return world.api.post(reviewer, world.verification, path("/assessments"), opinion(bloc, ruling));
    }

    /** An opinion about {@link Reports#shelling}, whose reasons name the bloc; it rests on the report. */
    ObjectNode opinion(String bloc, String ruling) {
        var opinion = Json.object()
                .put("id", UUID.randomUUID().toString())
                .put("bloc", bloc)
                .put("ruling", ruling)
                .put("actor", "jaysh-al-islam")
                .put("likelihood", ruling.equals("VIOLATION") ? "VERY_LIKELY" : "UNLIKELY")
                .put("confidence", "MODERATE")
                .put("reasons", "Reasons of " + bloc);
        opinion.putArray("evidence")
                .addObject()
                .put("id", read("reviewer-un").at("/incident/reports/0/id").asText())
                .put("reliability", "B")
                .put("credibility", 2);
        opinion.putArray("commitments").add("no-attacks");
        return opinion;
    }

    /** The finding, as soon as the panel has come to one; seen by one who sits on it. */
    JsonNode finding(String reviewer) {
        return await().until(() -> read(reviewer).path("finding"), JsonNode::isObject);
    }

    /** Moves the clock to just after the finding's release. */
    void release(JsonNode finding) {
        world.setClock(releaseAt(finding).plusSeconds(1));
    }

    private static Instant releaseAt(JsonNode finding) {
        return OffsetDateTime.parse(finding.path("releaseAt").asText()).toInstant();
    }
}
