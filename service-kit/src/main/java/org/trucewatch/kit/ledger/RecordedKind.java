package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a service still has of what it recorded as one kind, so that an audit can hold it against the log. */
public interface RecordedKind {

    /**
     * A leaf of the log whose salt is there.
     *
     * @param leaf in hexadecimal digits
     * @param subject as it was given when it was recorded
     */
    record Entry(String leaf, String kind, String subject) {}

    /**
     * What is kept, as it would be recorded now.
     *
     * @param what names it to whoever reads the audit, such as {@code custody step 3 of evidence 7b1c…}
     * @param content null where it cannot be told any more what was recorded
     * @param former what it may have been recorded as before it became this
     */
    record Kept(String what, JsonNode content, Supplier<List<JsonNode>> former) {

        public Kept(String what, JsonNode content) {
            this(what, content, List::of);
        }

        /** As it would be recorded now is no longer known. */
        public static Kept untold(String what) {
            return new Kept(what, null);
        }
    }

    /** As they were recorded, such as {@code custody-step}. */
    Set<String> kinds();

    /** Whether what was recorded is changed by what is recorded of the same subject later. */
    default boolean changes() {
        return false;
    }

    /** By leaf: all that is kept of its subject and may be what it commits to. What is gone is not there. */
    Map<String, List<Kept>> behind(List<Entry> entries);
}
