package org.trucewatch.kit.events;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CloudEventsTest {

    private static final Event EVENT = new Event(
            UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
            "/trucewatch/incidents",
            "incidents.incident-changed.v1",
            "7b1c",
            "syria-2016",
            3,
            true,
            Instant.parse("2016-03-05T07:00:00.25Z"),
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            Json.MAPPER.createObjectNode().put("kind", "SHELLING"));

    @Test
    void anEventSurvivesTheWire() {
        assertThat(CloudEvents.fromBytes(CloudEvents.toBytes(EVENT))).isEqualTo(EVENT);
    }

    @Test
    void theWireIsStructuredCloudEventsJson() throws Exception {
        var wire = Json.MAPPER.readTree(CloudEvents.toBytes(EVENT));
        assertThat(wire.get("specversion").asText()).isEqualTo("1.0");
        assertThat(wire.get("type").asText()).isEqualTo("incidents.incident-changed.v1");
        assertThat(wire.get("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(wire.get("agreementid").asText()).isEqualTo("syria-2016");
        assertThat(wire.get("revision").isInt()).isTrue();
        assertThat(wire.get("exercise").asBoolean()).isTrue();
        assertThat(wire.at("/data/kind").asText()).isEqualTo("SHELLING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"/a\",\"type\":\"t\"}",
                "{\"specversion\":\"7\"}"
            })
    void whatIsNoEventOfOursFailsForGood(String wire) {
        assertThatThrownBy(() -> CloudEvents.fromBytes(wire.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEvent.class);
    }
}
