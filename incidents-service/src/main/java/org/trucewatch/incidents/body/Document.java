package org.trucewatch.incidents.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.problems.Refusal;

import java.util.function.Function;

/** A document in JSON or YAML with its text, so that what is wrong in it can be named by line and column. */
public final class Document {

    private final ObjectNode content;
    private final byte[] text;
    private final JsonFactory language;

    Document(ObjectNode content, byte[] text, JsonFactory language) {
        this.content = content;
        this.text = text;
        this.language = language;
    }

    /** What the reading makes of it. @throws Refusal its own; each of its errors says where in the text it is */
    public <T> T read(Function<ObjectNode, T> reading) {
        try {
            return reading.apply(content);
        } catch (Refusal refusal) {
            throw refusal.errors().isEmpty()
                    ? refusal
                    : Refusal.invalid(Places.locate(refusal.errors(), text, language));
        }
    }
}
