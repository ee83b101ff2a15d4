package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.function.Consumer;

/** What a service still has of the contents it recorded, so that an audit can hold them against the log. */
public interface Contents {

    /**
     * A content.
     *
     * @param what names it to whoever reads the audit, such as {@code report 7b1c…}
     * @param leaf as it was recorded, in hexadecimal digits
     * @param salt what opens it
     */
    record Held(String what, String leaf, byte[] salt, JsonNode content) {}

    /** Tells of each whose salt is still there, one after another and in constant memory. */
    void each(Consumer<Held> reader);
}
