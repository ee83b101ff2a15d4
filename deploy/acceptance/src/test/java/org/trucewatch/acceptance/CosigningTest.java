package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.load.input.Answer;
import org.trucewatch.load.input.Json;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Guarantors put their names below the checkpoints of every log, with the keys that an agreement of theirs names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CosigningTest {

    private static final String OFFICER = "guarantor-us";

    private final World world = World.started();
    private final Witness us = Witness.named("guarantor.example/us");
    private final Witness ru = Witness.named("guarantor.example/ru");

    @BeforeAll
    void anAgreementNamesTheirKeys() {
        var agreement = ((ObjectNode) Json.yaml(world.settings.agreement().resolve("agreement.yaml")))
                .put("id", "cosigned-" + UUID.randomUUID());
        var cosigners = agreement.putArray("cosigners");
        cosigners.addObject().put("party", "US").put("key", us.verifierKey());
        cosigners.addObject().put("party", "RU").put("key", ru.verifierKey());
        var proposed = world.api
                .post(OFFICER, world.incidents, "/v1/agreements", agreement)
                .expecting(201);
        var position = Json.object()
                .put("position", "ACCEPT")
                .put("digest", proposed.text("digest"))
                .put("reasons", "Both see the same log.");
        var version = "/v1/agreements/" + agreement.path("id").asText() + "/versions/1";
        for (var guarantor : new String[] {OFFICER, "guarantor-ru"}) {
            world.api
                    .post(guarantor, world.incidents, version + "/positions", position)
                    .expecting(200, 201);
        }
        // something for every log: a report, a reviewer who steps aside, a notice
        var proceedings = Proceedings.begun(world, "agency-snhr", Reports.another());
        world.api
                .post(
                        "reviewer-us",
                        world.verification,
                        proceedings.path("/recusals"),
                        Json.object().put("reason", "I know them."))
                .expecting(200, 201);
        var meeting = Meetings.request(
                "US", Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(10)));
        world.api
                .post("officer-ru", world.notification, "/v1/meetings", meeting)
                .expecting(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"incidents", "verification", "notification"})
    void theirCosignaturesAreServedWithTheCheckpoint(String service) {
        var checkpoint = checkpoint(service);
        var signed = text(checkpoint);
        var lineOfUs = us.line(signed, Instant.now());
        // the other services learn of the agreement a moment later
        await().until(() -> cosign(service, OFFICER, checkpoint + lineOfUs), answer -> answer.is(201));
        var lineOfRu = ru.line(signed, Instant.now());
        cosign(service, "guarantor-ru", signed + "\n" + lineOfRu).expecting(201);

        var size = checkpoint.lines().toList().get(1);
        assertThat(world.api
                        .get("auditor", world.services().get(service), "/log/" + service + "/checkpoints/" + size)
                        .expecting(200)
                        .body()
                        .asText())
                .startsWith(checkpoint)
                .contains(lineOfUs, lineOfRu);
        assertThat(cosign(service, OFFICER, checkpoint + lineOfUs).status())
                .as("again")
                .isEqualTo(200);
        assertThat(new PublicLog(world, service).audit().path("sound").asBoolean())
                .isTrue();
    }

    @Test
    void whatDoesNotHoldIsRefusedAndWhy() {
        var checkpoint = checkpoint("incidents");
        var text = text(checkpoint);
        var now = Instant.now();
        var size = text.lines().toList().get(1);

        refused(409, "not-issued", forged(text, size, size + "0"), us);
        refused(
                409,
                "not-issued",
                forged(text, text.lines().toList().get(2), Base64.getEncoder().encodeToString(new byte[32])),
                us);
        refused(422, "unknown-cosigner", text, Witness.named("guarantor.example/us"));
        var ofOtherBytes = us.line(forged(text, size, size + "0"), now);
        assertProblem(cosign("incidents", OFFICER, text + "\n" + ofOtherBytes), 422, "bad-cosignature");
        assertProblem(
                cosign("incidents", OFFICER, text + "\n" + us.line(text, now.plusSeconds(86_400))),
                422,
                "bad-cosignature");
        assertThat(cosign("incidents", "officer-us", text + "\n" + us.line(text, now))
                        .status())
                .as("no guarantor's officer")
                .isEqualTo(403);
    }

    private void refused(int status, String problem, String text, Witness witness) {
        assertProblem(cosign("incidents", OFFICER, text + "\n" + witness.line(text, Instant.now())), status, problem);
    }

    private static void assertProblem(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("/problems/" + problem);
        assertThat(answer.text("detail")).isNotEmpty();
    }

    private Answer cosign(String service, String officer, String note) {
        return world.api.send(
                "POST",
                officer,
                world.services().get(service),
                "/log/" + service + "/cosignatures",
                "text/plain",
                note);
    }

    /** As it is served, once there is one. */
    private String checkpoint(String service) {
        return await("a checkpoint of " + service)
                .until(
                        () -> world.api.get(OFFICER, world.services().get(service), "/log/" + service + "/checkpoint"),
                        answer -> answer.is(200) && !answer.body().asText().contains("\n0\n"))
                .body()
                .asText();
    }

    /** What is signed: up to the empty line. */
    private static String text(String note) {
        return note.substring(0, note.indexOf("\n\n") + 1);
    }

    private static String forged(String text, String what, String by) {
        return text.replace("\n" + what + "\n", "\n" + by + "\n");
    }
}
