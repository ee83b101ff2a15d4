package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

class CommitmentTest {

    @Test
    void canonicalJsonSortsMembersAndWritesNumbersAsRfc8785Does() throws Exception {
        var json = json("{ \"peach\": 1.0, \"\\u20ac\": \"\\u000f\\n\", \"10\": 1E30, \"a\": [null, true, 4.50] }");
        assertThat(new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8))
                .isEqualTo("{\"10\":1e+30,\"a\":[null,true,4.5],\"peach\":1,\"€\":\"\\u000f\\n\"}");
    }

    @Test
    void equalContentHasEqualDigestsHoweverItIsWritten() throws Exception {
        assertThat(CanonicalJson.digest(json("{\"a\":1,\"b\":[2]}")))
                .isEqualTo(CanonicalJson.digest(json("{ \"b\" : [ 2.0 ], \"a\" : 1 }")))
                .matches("sha-256:[0-9a-f]{64}");
        assertThat(CanonicalJson.digest(json("{\"a\":1}"))).isNotEqualTo(CanonicalJson.digest(json("{\"a\":2}")));
    }

    @Test
    void aLeafTellsNothingWithoutItsSaltAndIsCheckedWithIt() throws Exception {
        var content = json("{\"ruling\":\"VIOLATION\"}");
        var first = Leaf.commitTo("verification", content);
        var second = Leaf.commitTo("verification", content);
        assertThat(first.leaf()).isNotEqualTo(second.leaf()).matches("[0-9a-f]{64}");
        assertThat(first.salt()).hasSize(32);
        assertThat(Leaf.commitTo("verification", content, first.salt()).leaf()).isEqualTo(first.leaf());
        assertThat(Leaf.commitTo("verification", json("{\"ruling\":\"NO_VIOLATION\"}"), first.salt())
                        .leaf())
                .isNotEqualTo(first.leaf());
    }

    @Test
    void theBeginningOfTheContentIsNoPartOfTheSalt() throws Exception {
        var leaf = Leaf.commitTo("verification", json("12"));
        var longer = Arrays.copyOf(leaf.salt(), 33);
        longer[32] = '1';

        assertThat(Leaf.opens(leaf.leaf(), json("12"), leaf.salt())).isTrue();
        assertThat(Leaf.opens(leaf.leaf(), json("2"), longer)).isFalse();
    }

    private static JsonNode json(String text) throws Exception {
        return Json.MAPPER.readTree(text);
    }
}
