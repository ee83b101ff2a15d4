package org.trucewatch.kit.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.ConsistencyProof;
import org.trucewatch.kit.ledger.proof.EntryBundle;
import org.trucewatch.kit.ledger.proof.InclusionProof;
import org.trucewatch.kit.ledger.proof.Merkle;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.VerifierKey;
import org.trucewatch.kit.probe.KitTest;

import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The log as whoever checks it sees it: everything is verified with what was served, and nothing else. */
@KitTest
class LogResourceTest extends ServedLog {

    @Test
    void theLeafOfAReceiptLeadsToItsPlaceInTheSignedLog() {
        var proof = get("/proofs/inclusion?leaf=" + leaf);
        assertThat(proof.statusCode()).as(proof.asString()).isEqualTo(200);
        var note = SignedNote.of(proof.path("checkpoint"));
        assertThat(VerifierKey.of(get("/keys").asString().strip()).verifies(note))
                .isTrue();
        var checkpoint = Checkpoint.of(note.text());
        long size = proof.<Number>path("treeSize").longValue();
        assertThat(checkpoint.size()).isEqualTo(size);
        assertThat(new InclusionProof(proof.<Number>path("index").longValue(), size, path(proof))
                        .verify(Merkle.leaf(HexFormat.of().parseHex(leaf)), checkpoint.root()))
                .isTrue();
        assertThat(get("/checkpoint").asString()).isEqualTo(note.toString());
        assertThat(get("/checkpoints/" + size).asString()).isEqualTo(note.toString());
    }

    @Test
    void whatIsRecordedAndNotIntegratedYetIsToldFromWhatIsNoLeaf() throws SQLException {
        var waiting = QuarkusTransaction.requiringNew()
                .call(() -> record.add("probe", "subject", Json.MAPPER.createObjectNode())
                        .leaf());
        var answer = get("/proofs/inclusion?leaf=" + waiting);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.<String>path("type")).isEqualTo("/problems/not-in-the-log");
        sequencer.round();
        assertThat(get("/proofs/inclusion?leaf=" + waiting).statusCode()).isEqualTo(200);
        assertThat(get("/proofs/inclusion?size=0&leaf=" + waiting).statusCode()).isEqualTo(404);
    }

    @Test
    void aLaterLogIsProvedToBeginWithAnEarlierOne() throws SQLException {
        long before = size();
        var earlier = Checkpoint.of(SignedNote.of(get("/checkpoint").asString()).text());
        recordSomething();
        var later = Checkpoint.of(SignedNote.of(get("/checkpoint").asString()).text());
        var proof = get("/proofs/consistency?from=" + before + "&to=" + later.size());
        assertThat(new ConsistencyProof(before, later.size(), path(proof)).verify(earlier.root(), later.root()))
                .isTrue();
    }

    @Test
    void tilesAreServedAsTheStandardHasThemAndMayBeKeptForEver() throws SQLException {
        var entries = IntStream.range(0, 300)
                .mapToObj(n ->
                        new Record.Entry("s", Json.MAPPER.createObjectNode().put("n", n)))
                .toList();
        QuarkusTransaction.requiringNew().run(() -> record.addAll("probe", entries));
        sequencer.round();
        var full = get("/tile/0/000");
        assertThat(full.asByteArray()).hasSize(8192);
        assertThat(full.contentType()).isEqualTo("application/octet-stream");
        assertThat(full.header("Cache-Control")).contains("immutable");
        assertThat(full.asByteArray()).startsWith(get("/tile/0/000.p/5").asByteArray());
        assertThat(Merkle.leaf(EntryBundle.entries(get("/tile/entries/000").asByteArray())
                        .get(0)))
                .isEqualTo(get("/tile/0/000.p/1").asByteArray());
        assertThat(get("/tile/1/000.p/1").statusCode()).isEqualTo(200);
        assertThat(get("/checkpoint").header("Cache-Control")).isEqualTo("no-cache");
        assertThat(get("/checkpoint").contentType()).isEqualToIgnoringCase("text/plain; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource({
        "/tile/0/x001/000, 404",
        "/tile/0/0, 404",
        "/tile/9/000, 404",
        "/tile/-1/000, 404",
        "/tile/zero/000, 404",
        "/tile/0/000.p/256, 404",
        "/tile/entries/x999/999, 404",
        "/checkpoints/999999999, 404",
        "/checkpoints/01, 404",
        "/checkpoints/many, 404",
        "/proofs/inclusion, 422",
        "/proofs/inclusion?leaf=ab, 422",
        "/proofs/inclusion?leaf=0000000000000000000000000000000000000000000000000000000000000000, 404",
        "/proofs/consistency, 422",
        "/proofs/consistency?from=0&to=1, 422",
        "/proofs/consistency?from=1&to=999999999, 422",
        "/proofs/consistency?from=x&to=1, 422"
    })
    void whatTheLogHasNotIsAnsweredWithAProblem(String path, int status) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void onlyWhoHasAPartInAnAgreementOrAuditsMayReadIt() {
        assertThat(given().get(LOG + "/checkpoint").statusCode()).isEqualTo(401);
        assertThat(as("operator").get(LOG + "/checkpoint").statusCode()).isEqualTo(403);
        for (var role : List.of("agency", "reviewer", "adjudicator", "party-officer", "guarantor-officer", "auditor")) {
            assertThat(as(role).get(LOG + "/checkpoint").statusCode()).as(role).isEqualTo(200);
        }
        assertThat(as("auditor").get("/log/incidents/checkpoint").statusCode()).isEqualTo(404);
    }

    @Test
    void anAuditorLetsTheWholeLogBeMadeAgain() {
        var report = as("auditor").post("/ops/verification/audits");
        assertThat(report.statusCode()).as(report.asString()).isEqualTo(200);
        assertThat(report.<Boolean>path("sound")).as(report.asString()).isTrue();
        assertThat(report.<Number>path("size").longValue()).isEqualTo(size());
        assertThat(as("agency").post("/ops/verification/audits").statusCode()).isEqualTo(403);
        assertThat(as("operator").post("/ops/incidents/audits").statusCode()).isEqualTo(404);
    }

    private static List<byte[]> path(Response proof) {
        return proof.<List<String>>path("path").stream()
                .map(Base64.getDecoder()::decode)
                .toList();
    }
}
