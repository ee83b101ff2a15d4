package org.trucewatch.verification.dossier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.dossier.ProvedRecord;
import org.trucewatch.kit.store.Kept;
import org.trucewatch.kit.store.Store;
import org.trucewatch.local.TestTokens;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.examination.Uploads;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.trucewatch.verification.Person.REVIEWER_US;
import static org.trucewatch.verification.Scene.eventually;

/** A dossier is read from the store while it is sent; whatever goes wrong, none looks whole that is not. */
@VerificationTest
@TestProfile(Signed.class)
class DossierStreamTest {

    private static final long BEGUN = 1 << 20;

    /** More than the buffers of two ends of a connection. */
    private static final long BUFFERED = 32 << 20;

    @Inject
    Store store;

    @Inject
    AgroalDataSource database;

    private final Incident incident = Incident.byAnArmedGroup();
    private Scene scene;
    private UUID id;

    @BeforeEach
    void open() {
        scene = new Scene();
        id = scene.caseOf(incident);
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void aLongFileIsReadNoFasterThanItsReaderTakesItAndNeverKept() throws Exception {
        var film = new Film(Film.LENGTH);
        told(Film.LENGTH, any -> Optional.of(film));

        try (var in = download().body()) {
            in.readNBytes((int) BEGUN);
            var before = new AtomicLong(-1);
            await().pollInterval(Duration.ofMillis(500)).until(() -> before.getAndSet(film.given()) == film.given());

            assertThat(film.given()).isLessThan(BUFFERED);
            assertThat(in.transferTo(OutputStream.nullOutputStream())).isGreaterThan(Film.LENGTH - BEGUN);
        }
        assertThat(film.given()).isEqualTo(Film.LENGTH);
        assertThat(film.isClosed()).isTrue();
    }

    @Test
    void whoBreaksOffHasExportedTheFileAllTheSameAndHoldsNothingOpen() throws Exception {
        var film = new Film(Film.LENGTH);
        var told = told(Film.LENGTH, any -> Optional.of(film));

        try (var in = download().body()) {
            in.readNBytes((int) BEGUN);
        }

        eventually(film::isClosed);
        assertThat(film.given()).isLessThan(Film.LENGTH);
        assertThat(exports(told)).isOne();
    }

    @Test
    void whoAsksForTheHeadersAloneHasExportedNothing() throws Exception {
        var told = told(Film.LENGTH, any -> Optional.of(new Film(Film.LENGTH)));

        REVIEWER_US
                .asks()
                .head("/v1/cases/" + id + "/dossier")
                .then()
                .statusCode(200)
                .contentType("application/zip");

        assertThat(exports(told)).isZero();
    }

    @Test
    void aFileThatCannotBeReadToItsEndLeavesNoWholeZip() throws Exception {
        var film = new Film(8 << 20);
        told(Film.LENGTH, any -> Optional.of(film));

        try (var in = download().body()) {
            assertThatThrownBy(() -> in.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class);
        }
        assertThat(film.isClosed()).isTrue();
    }

    @Test
    void aFileThatIsGoneWhenItsTurnComesIsNamedAndTheRestIsThere() throws Exception {
        var told = told(Film.LENGTH, any -> Optional.of(new Film(0)));

        var dossier = Opened.by(REVIEWER_US, id);

        assertThat(dossier.absent()).contains(told.path("evidenceId").asText(), "could not be read");
        assertThat(dossier.records("verification"))
                .extracting(ProvedRecord::file)
                .containsOnlyNulls();
    }

    @Test
    void aStoreThatCannotBeReadIsAProblemBeforeTheFirstByteAndNothingWasExported() throws Exception {
        var told = told(Film.LENGTH, any -> {
            throw new UncheckedIOException(new IOException("nobody answers"));
        });

        REVIEWER_US
                .asks()
                .get("/v1/cases/" + id + "/dossier")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/store-unreachable"));
        assertThat(exports(told)).isZero();
    }

    @Test
    void aLostOriginalIsNamedAndWasNotExported() throws Exception {
        var told = told(Film.LENGTH, any -> Optional.empty());

        var dossier = Opened.by(REVIEWER_US, id);

        assertThat(dossier.below("data/evidence/")).isEmpty();
        assertThat(dossier.absent())
                .contains("data/evidence/" + told.path("evidenceId").asText(), "not in the store as it was");
        assertThat(exports(told)).isZero();
    }

    /** Evidence that nobody examines, and what the store has of it. */
    private ObjectNode told(long size, UnaryOperator<Optional<Kept>> strange) throws Exception {
        var told = new Uploads(scene, store).evidence(incident, new byte[] {1}, "video/mp4", "GUARANTORS");
        var sha256 = Uploads.sha256(told.path("evidenceId").asText().getBytes());
        told.put("size", size).put("sha256", sha256);
        Uploads.claimed(database, told, 1, "1 hour");
        QuarkusMock.installMockForType(
                new StrangeStore(ClientProxy.unwrap(store), Store.original(sha256), strange), Store.class);
        return told;
    }

    private HttpResponse<InputStream> download() throws Exception {
        var token =
                TestTokens.token(REVIEWER_US.name(), REVIEWER_US.roles(), REVIEWER_US.agency(), REVIEWER_US.party());
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + RestAssured.port + "/v1/cases/" + id + "/dossier"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private int exports(ObjectNode told) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select count(*) from custody where evidence_id = ?::uuid and step = 'EXPORTED'")) {
            query.setString(1, told.path("evidenceId").asText());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
