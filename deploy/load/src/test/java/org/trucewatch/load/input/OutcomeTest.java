package org.trucewatch.load.input;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeTest {

    @Test
    void refusalsAreCountedByTheirReason() {
        var outcome = new Outcome();

        outcome.add(List.of(
                Json.read("{\"line\":1,\"status\":201}"),
                Json.read("{\"line\":2,\"status\":200}"),
                Json.read(
                        "{\"line\":3,\"problem\":{\"status\":422,\"errors\":[{\"pointer\":\"#/kind\",\"detail\":\"unknown\"}]}}"),
                Json.read(
                        "{\"line\":4,\"status\":422,\"problem\":{\"errors\":[{\"pointer\":\"#/kind\",\"detail\":\"unknown\"}]}}"),
                Json.read("{\"line\":5,\"status\":409,\"problem\":{\"title\":\"Other content\"}}")));

        assertThat(outcome.created()).isEqualTo(1);
        assertThat(outcome.again()).isEqualTo(1);
        assertThat(outcome.refused()).isEqualTo(3);
        assertThat(outcome.reasons()).containsEntry("422 #/kind unknown", 2).containsEntry("409 Other content", 1);
    }
}
