package org.trucewatch.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.notification.Scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that are broken in one place, and where the problem has to point. */
final class Broken {

    static final String LONE = "\\ud800";
    static final String NUL = "\\u0000";
    static final String FAR = "\"+999999999-12-31T23:59:59Z\"";

    private Broken() {}

    /** Each way to break a valid body: what to put instead of a field, and where the problem has to point. */
    static void refused(Scene scene, String party, String verb, String path, String valid, Map<String, String> broken) {
        var wrong = new ArrayList<String>();
        broken.forEach((change, pointer) -> {
            var parts = change.split(" = ", 2);
            var body = with(valid, parts[0], parts[1]);
            var answer = scene.officer(party).body(body).request(verb, path);
            List<String> pointers = answer.statusCode() == 422 ? answer.path("errors.pointer") : null;
            if (pointers == null || !pointers.contains(pointer)) {
                wrong.add(change + " → " + answer.statusCode() + " " + answer.asString());
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** The body with the text of a value put in at the pointer. */
    private static String with(String body, String pointer, String json) {
        var tree = Scene.read(body);
        var mark = "mark-" + UUID.randomUUID();
        int last = pointer.lastIndexOf('/');
        var parent = tree.at(pointer.substring(0, last));
        var name = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            object.put(name, mark);
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(name), mark);
        }
        return tree.toString().replace("\"" + mark + "\"", json);
    }
}
