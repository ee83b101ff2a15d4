package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CanonicalJsonTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void whateverIsWrittenIsWhatTheLibraryWrites() throws IOException {
        var random = new Random(20160227);
        for (int i = 0; i < 3_000; i++) {
            var json = any(random, 4);
            if (json.isContainerNode()) {
                assertThat(text(json)).isEqualTo(libraryWrites(json));
            }
        }
    }

    @Test
    void numbersThatADoubleCannotHoldAreWrittenAsTheDoubleThatIsNearest() throws IOException {
        for (var number : new String[] {
            "9007199254740992",
            "9007199254740993",
            "-9007199254740993",
            "123456789012345678901234567890",
            "1e21",
            "1e-7",
            "-0.0",
            "5e-324",
            "1.7976931348623157e308",
            "333333333.33333329",
            "4.50",
            "-0"
        }) {
            var json = Json.MAPPER.readTree("[" + number + "]");
            assertThat(text(json)).as(number).isEqualTo(new JsonCanonicalizer("[" + number + "]").getEncodedString());
        }
    }

    @Test
    void membersAreSortedByUtf16CodeUnitsNotByCodePoints() throws IOException {
        var json = Json.MAPPER.readTree("{\"\\ufb33\":1,\"\\ud83d\\ude00\":2,\"\\u20ac\":3,\"\\r\":4,\"1\":5}");
        assertThat(text(json)).isEqualTo("{\"\\r\":4,\"1\":5,\"\u20ac\":3,\"\ud83d\ude00\":2,\"\ufb33\":1}");
    }

    @Test
    void whatHasNoCanonicalFormIsRefused() {
        for (var broken : new String[] {"\ud800", "a\udc00", "\udc00\ud800", "\ud800\ud800"}) {
            assertThatThrownBy(() -> CanonicalJson.bytes(NODES.textNode(broken)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> CanonicalJson.bytes(NODES.numberNode(Double.POSITIVE_INFINITY)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.bytes(NODES.missingNode())).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode any(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(random.nextLong() >> random.nextInt(64));
            case 4 -> NODES.numberNode(Double.longBitsToDouble(random.nextLong() & 0xBFFF_FFFF_FFFF_FFFFL));
            case 5 -> NODES.numberNode(Math.round(random.nextDouble() * 1e7) / 1e5);
            case 6 -> NODES.textNode(word(random));
            case 7 -> {
                var array = NODES.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    array.add(any(random, depth - 1));
                }
                yield array;
            }
            default -> {
                var object = NODES.objectNode();
                for (int i = random.nextInt(6); i > 0; i--) {
                    object.set(word(random), any(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            word.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x30);
                        case 1 -> 'a' + random.nextInt(26);
                        case 2 -> 0x600 + random.nextInt(0x100);
                        default -> 0x1F600 + random.nextInt(0x50);
                    });
        }
        return word.toString();
    }

    private static String text(JsonNode json) {
        return new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8);
    }

    private static String libraryWrites(JsonNode json) throws IOException {
        return new JsonCanonicalizer(Json.MAPPER.writeValueAsString(json)).getEncodedString();
    }
}
