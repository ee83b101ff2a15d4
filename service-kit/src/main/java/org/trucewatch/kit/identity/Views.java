package org.trucewatch.kit.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Shows of a thing only what the access matrix gives to the hats that the caller wears for it: its roles, and what the
 * service adds, such as {@code owner} or {@code neutral}. What no rule names stays hidden.
 */
@ApplicationScoped
public class Views {

    private final AccessMatrix matrix;

    Views(AccessMatrix matrix) {
        this.matrix = matrix;
    }

    /** Whether anything at all of such a thing is visible; if not, it does not exist for the caller. */
    public boolean visible(String type, Set<String> hats, String consent) {
        return !fields(type, hats, consent).isEmpty();
    }

    /** A copy with the visible fields only; lists on the way keep their length. */
    public ObjectNode see(String type, Set<String> hats, String consent, ObjectNode full) {
        Set<String> fields = fields(type, hats, consent);
        if (fields.contains("*")) {
            return full.deepCopy();
        }
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            copy(List.of(field.split("\\.")), full, seen);
        }
        return seen;
    }

    private Set<String> fields(String type, Set<String> hats, String consent) {
        Set<String> fields = new LinkedHashSet<>();
        for (var rule : matrix.rulesFor(type)) {
            boolean worn = rule.hats().stream().anyMatch(hats::contains);
            boolean consented =
                    rule.consent() == null || (consent != null && rule.consent().contains(consent));
            if (worn && consented) {
                fields.addAll(rule.fields());
            }
        }
        return fields;
    }

    private static void copy(List<String> path, JsonNode from, ObjectNode to) {
        JsonNode value = from.get(path.get(0));
        if (value == null) {
            return;
        }
        if (path.size() == 1) {
            to.set(path.get(0), value.deepCopy());
            return;
        }
        List<String> below = path.subList(1, path.size());
        if (value instanceof ArrayNode list) {
            ArrayNode seen = to.withArrayProperty(path.get(0));
            for (int i = 0; i < list.size(); i++) {
                if (i == seen.size()) {
                    seen.addObject();
                }
                copy(below, list.get(i), (ObjectNode) seen.get(i));
            }
        } else if (value.isObject()) {
            copy(below, value, to.withObjectProperty(path.get(0)));
        }
    }
}
