package org.trucewatch.load.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Api;
import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Outcome;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends reports in requests of a few hundred lines. The service answers while it reads; requests of this size fit the
 * socket buffers, so neither side can block the other.
 */
final class Batches {

    private static final int LINES = 500;

    private final Api api;
    private final URI incidents;
    private final Outcome outcome;
    private final List<String> lines = new ArrayList<>();

    Batches(Api api, URI incidents, Outcome outcome) {
        this.api = api;
        this.incidents = incidents;
        this.outcome = outcome;
    }

    void add(ObjectNode report) {
        lines.add(Json.line(report));
        if (lines.size() == LINES) {
            flush();
        }
    }

    void flush() {
        if (lines.isEmpty()) {
            return;
        }
        var answers = api.batch("agency-un", incidents, "/v1/reports/batch", lines);
        if (answers.size() != lines.size()) {
            throw new IllegalStateException(lines.size() + " lines sent, " + answers.size() + " answered");
        }
        outcome.add(answers);
        lines.clear();
    }
}
