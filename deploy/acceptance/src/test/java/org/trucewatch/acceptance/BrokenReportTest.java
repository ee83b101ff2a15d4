package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.trucewatch.load.input.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A good report with one field broken at a time. Whatever a field is, it is not a list of a hundred empty objects. */
class BrokenReportTest {

    private final World world = World.started();

    @TestFactory
    Stream<DynamicTest> aReportWithOneFieldBrokenIsRefusedNamingThatField() {
        var good = Reports.shelling(UUID.randomUUID());
        good.put("protectedSite", "HOSPITAL");
        good.put("responseTo", UUID.randomUUID().toString());
        return pointers(good, "").stream()
                .map(pointer -> DynamicTest.dynamicTest(pointer, () -> {
                    var broken = good.deepCopy().put("id", UUID.randomUUID().toString());
                    breakAt(broken, pointer);
                    var answer = world.api.post("agency-rcc", world.incidents, "/v1/reports", broken);
                    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
                    assertThat(answer.body().findValuesAsText("pointer"))
                            .as(answer.body().toString())
                            .anyMatch(named -> named.equals("#" + pointer) || named.startsWith("#" + pointer + "/"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aReportWithoutARequiredFieldIsRefusedNamingThatField() {
        return Stream.of("agreementId", "claim", "occurred", "place", "kind", "method", "origin", "narrative")
                .map(field -> DynamicTest.dynamicTest(field, () -> {
                    var broken = Reports.shelling(UUID.randomUUID());
                    broken.remove(field);
                    var answer = world.api.post("agency-rcc", world.incidents, "/v1/reports", broken);
                    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
                    assertThat(answer.body().findValuesAsText("pointer"))
                            .anyMatch(named -> named.startsWith("#/" + field));
                }));
    }

    private static List<String> pointers(JsonNode node, String at) {
        var pointers = new ArrayList<String>();
        if (!at.isEmpty()) {
            pointers.add(at);
        }
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(entry -> pointers.addAll(pointers(entry.getValue(), at + "/" + entry.getKey())));
        } else if (node instanceof ArrayNode list && !list.path(0).isNumber()) { // a point is one value
            for (int i = 0; i < list.size(); i++) {
                pointers.addAll(pointers(list.get(i), at + "/" + i));
            }
        }
        return pointers;
    }

    private static void breakAt(ObjectNode report, String pointer) {
        var nonsense = Json.MAPPER.createArrayNode();
        for (int i = 0; i < 100; i++) {
            nonsense.addObject();
        }
        int last = pointer.lastIndexOf('/');
        JsonNode parent = report.at(pointer.substring(0, last));
        if (parent instanceof ObjectNode object) {
            object.set(pointer.substring(last + 1), nonsense);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(pointer.substring(last + 1)), nonsense);
        }
    }
}
