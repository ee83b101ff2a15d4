package org.trucewatch.kit.ledger;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

    /**
     * What is kept where the subject of a record is an id.
     *
     * @param find gives what there is by such ids
     * @param id that of one
     * @param kept all there is of one
     */
    static <T> Map<String, List<Kept>> bySubject(
            List<Entry> entries,
            Function<Set<UUID>, List<T>> find,
            Function<T, UUID> id,
            Function<T, List<Kept>> kept) {
        var ids = entries.stream().map(Entry::subject).map(UUID::fromString).collect(Collectors.toSet());
        var found = find.apply(ids).stream()
                .collect(Collectors.groupingBy(
                        one -> id.apply(one).toString(),
                        Collectors.flatMapping(one -> kept.apply(one).stream(), Collectors.toList())));
        return entries.stream()
                .filter(entry -> found.containsKey(entry.subject()))
                .collect(Collectors.toMap(Entry::leaf, entry -> found.get(entry.subject())));
    }
}
