package org.trucewatch.verification.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.time.Ids;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.VerificationTest;
import org.trucewatch.verification.Wire;
import org.trucewatch.verification.evidence.Evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.verification.Person.AUDITOR;
import static org.trucewatch.verification.Scene.eventually;

/** The examples that incidents-service has checked in are read as it means them. */
@VerificationTest
class ProducersExamplesTest {

    private static final Path EXAMPLES = Path.of("../incidents-service/contracts/examples");

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene();
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    private static ObjectNode example(String type) throws IOException {
        return (ObjectNode)
                Json.MAPPER.readTree(EXAMPLES.resolve(type + ".json").toFile());
    }

    @Test
    void anAdmittedIncidentUnderTheProducersOwnAgreementBecomesACase() throws IOException {
        var agreement = example("incidents.agreement-changed.v1").put("state", "IN_FORCE");
        var registers = example("incidents.registers-changed.v1");
        var incident = example("incidents.incident-changed.v1")
                .put("state", "ADMITTED")
                .put("id", Ids.next().toString());
        incident.set("agreementId", agreement.get("id"));
        registers.set("agreementId", agreement.get("id"));

        scene.wire.tell("incidents.agreement-changed.v1", agreement.path("id").asText(), 1, agreement);
        scene.wire.tell("incidents.registers-changed.v1", agreement.path("id").asText(), 1, registers);
        scene.wire.tell("incidents.incident-changed.v1", incident.path("id").asText(), 1, incident);

        var list = "/v1/cases?incident=" + incident.path("id").asText();
        eventually(() -> !AUDITOR.asks().get(list).jsonPath().getList("items").isEmpty());
        var found = AUDITOR.asks().get(list).jsonPath();
        assertThat(found.getString("items[0].incident.kind"))
                .isEqualTo(incident.path("kind").asText());
        assertThat(found.getString("items[0].incident.area"))
                .isEqualTo(incident.at("/place/adminCode").asText());
        assertThat(scene.read(AUDITOR, UUID.fromString(found.getString("items[0].id")))
                        .getList("incident.reports"))
                .hasSize(incident.path("reports").size());
    }

    @Test
    void evidenceIsReadAsItsProducerTellsIt() throws IOException {
        var told = Json.MAPPER.treeToValue(example("incidents.evidence-received.v1"), Evidence.class);

        assertThat(told.evidenceId()).isNotNull();
        assertThat(told.sha256()).hasSize(64);
        assertThat(told.consent()).isEqualTo("GUARANTORS");
        assertThat(told.claimed().occurred().precision()).isEqualTo("HOUR");
        assertThat(told.claimed().place().point()).hasSize(2);
        assertThat(told.capture().point()).hasSize(2);
    }

    @Test
    void whatElseItTellsIsReadWithoutHarm() throws IOException {
        for (var type : List.of("incidents.tally-received.v1", "incidents.report-erased.v1")) {
            scene.wire.send(Wire.event(type, "any", 1, example(type)));
        }
        scene.caseOf(Incident.byAnArmedGroup());
    }
}
