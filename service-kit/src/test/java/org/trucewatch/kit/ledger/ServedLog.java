package org.trucewatch.kit.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.local.TestTokens;

import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Inject;

import static io.restassured.RestAssured.given;

/** A log over HTTP, with a leaf in it. */
abstract class ServedLog {

    static final String LOG = "/log/verification";

    @Inject
    Record record;

    @Inject
    Sequencer sequencer;

    String leaf;

    @BeforeEach
    void recordSomething() throws SQLException {
        leaf = QuarkusTransaction.requiringNew()
                .call(() -> record.add("probe", "subject", Json.MAPPER.createObjectNode())
                        .leaf());
        sequencer.round();
    }

    long size() {
        return Checkpoint.of(SignedNote.of(get("/checkpoint").asString()).text())
                .size();
    }

    static Response get(String path) {
        return as("auditor").get(LOG + path);
    }

    static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.token(role, List.of(role), null, null));
    }
}
