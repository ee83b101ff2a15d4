package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** Goes through a schema and a body side by side: which fields the body lacks, and which other values it could have. */
final class Walk {

    /** One value of an enum in the place of the body's own. */
    record Choice(String pointer, JsonNode value) {
        ObjectNode in(ObjectNode body) {
            var copy = body.deepCopy();
            var at = pointer.lastIndexOf('/');
            var parent = copy.at(pointer.substring(0, at));
            if (parent instanceof ObjectNode object) {
                object.set(pointer.substring(at + 1), value);
            } else {
                ((com.fasterxml.jackson.databind.node.ArrayNode) parent)
                        .set(Integer.parseInt(pointer.substring(at + 1)), value);
            }
            return copy;
        }
    }

    final List<String> lacking = new ArrayList<>();
    final List<Choice> choices = new ArrayList<>();
    private final JsonNode file;

    private Walk(JsonNode file) {
        this.file = file;
    }

    static Walk through(String schema, ObjectNode body) {
        var walk = new Walk(Schemas.file(schema));
        walk.visit(Schemas.written(schema), body, "");
        return walk;
    }

    private void visit(JsonNode schema, JsonNode body, String pointer) {
        if (schema.has("$ref")) {
            visit(file.at(schema.get("$ref").textValue().substring(1)), body, pointer);
        }
        for (var several : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(several).forEach(one -> visit(one, body, pointer));
        }
        schema.path("enum").forEach(value -> {
            if (!value.isNull()) {
                choices.add(new Choice(pointer, value));
            }
        });
        schema.path("properties").fields().forEachRemaining(property -> {
            var at = pointer + "/" + property.getKey();
            if (body.has(property.getKey())) {
                visit(property.getValue(), body.get(property.getKey()), at);
            } else if (body.isObject()) {
                lacking.add(at);
            }
        });
        if (body.isArray() && !body.isEmpty()) {
            visit(schema.path("items"), body.get(0), pointer + "/0");
        }
    }
}
