package org.trucewatch.incidents.mutated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes something of a request: a value, the form of the body, the address, a parameter or a header. */
final class Mutator {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Content-Type",
            "Content-Disposition",
            "Content-Digest",
            "If-None-Match",
            "If-Modified-Since",
            "Range",
            "Content-Encoding",
            "Accept-Encoding",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "traceparent",
            "Cookie");

    private final Map<String, List<String>> parameters;
    private final List<String> strings;
    private final Random random;

    /**
     * @param parameters for each call the names of what may stand in its query and of its headers
     * @param strings that have broken others
     */
    Mutator(Map<String, List<String>> parameters, List<String> strings, Random random) {
        this.parameters = parameters;
        this.strings = strings;
        this.random = random;
    }

    Attempt mutate(Attempt attempt) {
        for (int n = random.nextInt(4) == 0 ? 2 : 1; n > 0; n--) {
            once(attempt);
        }
        return attempt;
    }

    private void once(Attempt attempt) {
        int what = random.nextInt(10);
        if (what < 6 && attempt.json != null && attempt.body == null) {
            attempt.changes.add(inside(attempt));
        } else if (what < 7 && attempt.sent() != null) {
            attempt.body = broken(attempt.sent());
            attempt.changes.add("the body's bytes");
        } else if (what < 8 && !attempt.path.isEmpty()) {
            var names = new ArrayList<>(attempt.path.keySet());
            var name = any(names);
            attempt.path.put(name, inAddress());
            attempt.changes.add("{" + name + "}");
        } else if (what < 9) {
            var name = any(parameters.getOrDefault(attempt.call, List.of("q")));
            for (int n = random.nextInt(8) == 0 ? 2 : 1; n > 0; n--) {
                attempt.query(name, inAddress());
            }
            attempt.changes.add("?" + name);
        } else {
            var name = any(HEADERS);
            attempt.headers.put(name, inHeader());
            attempt.changes.add(name);
        }
    }

    private String inside(Attempt attempt) {
        var containers = new ArrayList<ContainerNode<?>>();
        containers(attempt.json, containers);
        var where = any(containers);
        if (where instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            if (names.isEmpty() || random.nextInt(10) == 0) {
                var name = text();
                object.set(name, value());
                return "a field more";
            }
            var name = any(names);
            if (random.nextInt(6) == 0) {
                object.remove(name);
                return "without " + name;
            }
            object.set(name, value());
            return name;
        }
        var list = (ArrayNode) where;
        if (list.isEmpty() || random.nextInt(4) == 0) {
            list.add(value());
            return "an item more";
        }
        if (random.nextInt(6) == 0) {
            var one = list.get(0);
            while (list.size() < 700) {
                list.add(one);
            }
            return "many items";
        }
        list.set(random.nextInt(list.size()), value());
        return "an item";
    }

    private static void containers(JsonNode node, List<ContainerNode<?>> found) {
        if (node instanceof ContainerNode<?> container) {
            found.add(container);
        }
        node.forEach(child -> containers(child, found));
    }

    private JsonNode value() {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt());
            case 3 -> JSON.numberNode(Double.longBitsToDouble(random.nextLong() & 0x7fdf_ffff_ffff_ffffL));
            case 4 -> JSON.numberNode(new java.math.BigDecimal("-1e" + random.nextInt(5_000)));
            case 5 -> JSON.arrayNode();
            case 6 -> JSON.objectNode();
            case 7 -> deep();
            default -> JSON.textNode(text());
        };
    }

    private JsonNode deep() {
        JsonNode deep = JSON.arrayNode();
        for (int n = random.nextInt(400); n > 0; n--) {
            deep = random.nextBoolean()
                    ? JSON.arrayNode().add(deep)
                    : JSON.objectNode().set("a", deep);
        }
        return deep;
    }

    private String text() {
        return switch (random.nextInt(12)) {
            case 0 -> any(strings).repeat(1 + random.nextInt(40));
            case 1 -> "x".repeat(random.nextInt(9_000));
            case 2 -> "+999999999-12-31T23:59:59." + random.nextInt() + "Z";
            case 3 -> String.valueOf(random.nextLong());
            case 4 -> random.nextInt() + "," + random.nextDouble() + "," + random.nextGaussian() + ",NaN";
            case 5 -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            case 6 -> "\u0000" + (char) ('\ud800' + random.nextInt(2_048)) + (char) random.nextInt(65_536);
            default -> any(strings);
        };
    }

    private byte[] broken(byte[] body) {
        var changed = body.clone();
        switch (random.nextInt(5)) {
            case 0 -> changed = java.util.Arrays.copyOf(body, random.nextInt(body.length + 1));
            case 1 -> changed = java.util.Arrays.copyOf(body, body.length + random.nextInt(2_000));
            case 2 ->
                changed = new String(body, java.nio.charset.StandardCharsets.UTF_8)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_16);
            default -> {
                for (int n = 1 + random.nextInt(4); n > 0 && body.length > 0; n--) {
                    changed[random.nextInt(body.length)] = (byte) random.nextInt();
                }
            }
        }
        return changed;
    }

    /** Short enough for an address to be read at all. */
    private String inAddress() {
        return shortened(text(), 200);
    }

    /** What may stand in a header, and short enough for it to be read. */
    private String inHeader() {
        return shortened(text().replaceAll("[^\\x20-\\x7e]", ""), 1_000).strip();
    }

    private static String shortened(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
