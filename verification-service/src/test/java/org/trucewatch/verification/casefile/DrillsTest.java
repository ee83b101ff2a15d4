package org.trucewatch.verification.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;
import org.trucewatch.verification.Incident;
import org.trucewatch.verification.Person;
import org.trucewatch.verification.Scene;
import org.trucewatch.verification.TestAgreement;
import org.trucewatch.verification.VerificationTest;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A rehearsal is never counted. */
@VerificationTest
class DrillsTest {

    private final String party = "P" + UUID.randomUUID().toString().substring(0, 8);
    private final String agreement = "drilled-" + UUID.randomUUID();
    private Scene scene;

    /** With a party of its own, which nobody else asks anything. */
    @BeforeEach
    void anAgreementOfItsOwn() throws IOException {
        scene = new Scene();
        JsonNode told = TestAgreement.told(agreement, 1, "IN_FORCE");
        scene.wire.tell("incidents.agreement-changed.v1", agreement, 1, (ObjectNode)
                Json.MAPPER.readTree(told.toString().replace("\"HNC\"", "\"" + party + "\"")));
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    private Incident ordinary() {
        return Incident.byAnArmedGroup().under(agreement).ordinary().actor("a-group", "ARMED_GROUP", party);
    }

    private Duration timeToReply(Incident incident) {
        var officer = new Person("officer-of-" + party, Set.of("party-officer"), null, party);
        var file = scene.read(officer, scene.caseOf(incident));
        return Duration.between(Instant.parse(file.getString("servedAt")), Instant.parse(file.getString("replyBy")));
    }

    @Test
    void drillsLengthenNoRealClockAndRealRequestsDo() {
        for (int i = 0; i < 10; i++) {
            assertThat(timeToReply(ordinary().aDrill())).isEqualTo(Duration.ofHours(72));
        }
        for (int i = 0; i < 10; i++) {
            assertThat(timeToReply(ordinary())).isEqualTo(Duration.ofHours(72));
        }
        assertThat(timeToReply(ordinary().aDrill())).isEqualTo(Duration.ofHours(72));
        assertThat(timeToReply(ordinary())).isEqualTo(Duration.ofHours(84));
    }
}
