package org.trucewatch.incidents.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.incidents.Database;
import org.trucewatch.incidents.IncidentsTest;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trucewatch.incidents.Person.OPERATOR;
import static org.trucewatch.incidents.Person.RCC;
import static org.trucewatch.incidents.Person.REVIEWER_UN;

@IncidentsTest
class FixityTest extends Uploads {

    @Inject
    Fixity fixity;

    private final byte[] file = aFile(100_000);
    private UUID report;
    private String id;

    @BeforeEach
    void evidence() {
        report = sent(RCC, ceasefire().report().body());
        id = uploaded(RCC, report, file).get("evidenceId").textValue();
    }

    @Test
    void aLostContentIsNoticedAndItsReturnToo() throws IOException {
        Files.delete(blob(sha256(file)));
        awaitFault("LOST");
        assertThat(faultyGauge()).isPositive();
        as(RCC).get("/v1/evidence/" + id + "/content").then().statusCode(503);
        as(RCC).get("/v1/evidence/" + id).then().statusCode(200);

        uploaded(RCC, report, file);
        awaitFault("");
        as(RCC).get("/v1/evidence/" + id + "/content").then().statusCode(200);
    }

    @Test
    void aRottenContentIsNoticed() throws IOException {
        var rotten = file.clone();
        rotten[77] ^= 1;
        var blob = blob(sha256(file));
        Files.delete(blob);
        Files.write(blob, rotten);
        awaitFault("ROTTEN");

        Files.write(blob, file);
        awaitFault("");
    }

    @Test
    void whatAnUploadThatWasKilledHadBroughtToItsPlaceIsCleared() throws IOException {
        // as a crash between the store and the commit leaves it: the content and its row, and no evidence
        var orphan = aFile(10);
        Files.createDirectories(blob(sha256(orphan)).getParent());
        Files.write(blob(sha256(orphan)), orphan);
        announced(orphan);

        await().atMost(SOON).until(() -> Files.notExists(blob(sha256(orphan))));
        assertThat(blob(sha256(file))).exists();
    }

    @Test
    void whatIsGoneIsNotLost() {
        assertThat(fixity.found(sha256(aFile(10)), Fixity.Fault.LOST)).isFalse();
        assertThat(fixity.found(sha256(file), null)).isTrue();
    }

    @Test
    void whatCannotBeRemovedKeepsNothingElseFromItsTurn() throws IOException {
        // a directory that is not empty cannot be removed as a file is
        var stuck = aFile(10);
        Files.createDirectories(blob(sha256(stuck)).resolve("stuck"));
        announced(stuck);
        var orphan = aFile(10);
        Files.createDirectories(blob(sha256(orphan)).getParent());
        Files.write(blob(sha256(orphan)), orphan);
        announced(orphan);

        await().atMost(SOON).until(() -> Files.notExists(blob(sha256(orphan))));
        Files.delete(blob(sha256(file)));
        awaitFault("LOST");
        Files.write(blob(sha256(file)), file);
        awaitFault("");
        assertThat(blob(sha256(stuck))).isDirectory();
        Files.delete(blob(sha256(stuck)).resolve("stuck"));
        await().atMost(SOON).until(() -> Files.notExists(blob(sha256(stuck))));
    }

    @Test
    void whatCouldNotBeReadIsTriedAgainSoon() {
        var week = Duration.ofDays(7);
        QuarkusTransaction.begin();
        try {
            fixity.unchecked(sha256(file), week, Duration.ofMinutes(1));

            assertThat(fixity.next(week, week)).isEmpty();
            assertThat(fixity.next(week.minusMinutes(2), week))
                    .hasValueSatisfying(due -> assertThat(due.sha256()).isEqualTo(sha256(file)));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void onlyOperatorsAndAuditorsAreTold() {
        as(REVIEWER_UN).get("/ops/incidents/fixity").then().statusCode(403);
    }

    private void awaitFault(String fault) {
        await().atMost(SOON).until(() -> StreamSupport.stream(
                        get(OPERATOR, "/ops/incidents/fixity").get("items").spliterator(), false)
                .filter(one -> one.get("evidenceId").textValue().equals(id))
                .map((JsonNode one) -> one.get("fault").textValue())
                .findFirst()
                .orElse("")
                .equals(fault));
    }

    private static double faultyGauge() {
        var line = given().get("/q/metrics")
                .asString()
                .lines()
                .filter(one -> one.startsWith("trucewatch_fixity_faulty"))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    private static void announced(byte[] file) {
        Database.run(
                "insert into original (sha256, size, claimed_until, checked_at) values (?, ?, now(), now())",
                sha256(file),
                file.length);
    }
}
