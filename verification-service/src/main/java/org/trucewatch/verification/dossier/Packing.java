package org.trucewatch.verification.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.kit.dossier.Absent;
import org.trucewatch.kit.store.Kept;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to go into one dossier. */
public final class Packing {

    final Map<String, JsonNode> pages = new LinkedHashMap<>();
    final Map<String, Kept> contents = new LinkedHashMap<>();
    final Map<String, Statement> statements = new LinkedHashMap<>();
    final List<Absent> absent = new ArrayList<>();
    final Map<String, Long> since;

    /** @param since sizes at which the reader kept checkpoints, by service */
    public Packing(Map<String, Long> since) {
        this.since = Map.copyOf(since);
    }

    /** Adds something to be read. */
    public void page(String path, JsonNode page) {
        pages.put(path, page);
    }

    /** Adds a content from the store, which is not read before it is its turn. */
    public void content(String path, Kept kept) {
        contents.put(path, kept);
    }

    public void state(Statement statement) {
        statements.putIfAbsent(statement.leaf(), statement);
    }

    /** Names something that is not in it, and why. */
    public void absent(String what, String why) {
        absent.add(new Absent(what, why));
    }
}
