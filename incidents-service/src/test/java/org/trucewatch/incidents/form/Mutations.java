package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Everything that can be wrong with a body that is right: each field in turn left out, made null, or something else. */
final class Mutations {

    /** @param pointer of what was changed */
    record Mutation(String pointer, String change, ObjectNode body) {
        @Override
        public String toString() {
            return pointer + " " + change;
        }
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<JsonNode> OTHERS = List.of(
            JSON.nullNode(),
            JSON.booleanNode(true),
            JSON.textNode(""),
            JSON.textNode(" "),
            JSON.textNode("x y"),
            JSON.textNode("2016-03-05"),
            JSON.textNode("2016-03-05T09:00+02:00"),
            JSON.textNode("2016-03-05T09:00:00+02:00:30"),
            JSON.textNode("0001-01-01T00:00:00Z"),
            JSON.textNode("nul \u0000"),
            JSON.textNode("half \ud800"),
            JSON.textNode("x".repeat(20_001)),
            JSON.numberNode(-1),
            JSON.numberNode(1),
            JSON.numberNode(0.5),
            JSON.numberNode(1e308),
            JSON.numberNode(Double.POSITIVE_INFINITY),
            JSON.arrayNode(),
            JSON.arrayNode().addNull(),
            JSON.arrayNode().add(true),
            JSON.objectNode());

    private final ObjectNode right;
    private final List<Mutation> all = new ArrayList<>();

    private Mutations(ObjectNode right) {
        this.right = right;
    }

    static List<Mutation> of(ObjectNode right) {
        var mutations = new Mutations(right);
        mutations.inside("", right);
        return mutations.all;
    }

    private void inside(String pointer, JsonNode node) {
        if (node instanceof ObjectNode object) {
            change(pointer + "/surplus", "added", copy -> at(copy, pointer).put("surplus", 1));
            object.fieldNames().forEachRemaining(name -> {
                var field = pointer + "/" + name;
                change(field, "left out", copy -> at(copy, pointer).remove(name));
                OTHERS.forEach(other -> change(
                        field, "as " + shown(other), copy -> at(copy, pointer).set(name, other)));
                inside(field, object.get(name));
            });
        } else if (node instanceof ArrayNode list && !list.isEmpty()) {
            change(pointer, "with the first twice", copy -> ((ArrayNode) copy.at(pointer)).add(list.get(0)));
            change(pointer, "with too many", copy -> {
                while (copy.at(pointer).size() < 600) {
                    ((ArrayNode) copy.at(pointer)).add(list.get(0));
                }
            });
            OTHERS.forEach(other ->
                    change(pointer + "/0", "as " + shown(other), copy -> ((ArrayNode) copy.at(pointer)).set(0, other)));
            inside(pointer + "/0", list.get(0));
        }
    }

    private static ObjectNode at(ObjectNode body, String pointer) {
        return (ObjectNode) body.at(pointer);
    }

    private void change(String pointer, String change, Consumer<ObjectNode> by) {
        var copy = right.deepCopy();
        by.accept(copy);
        all.add(new Mutation(pointer, change, copy));
    }

    private static String shown(JsonNode value) {
        var text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
