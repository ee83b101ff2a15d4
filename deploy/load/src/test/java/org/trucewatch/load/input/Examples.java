package org.trucewatch.load.input;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The checked-in agreement, registers, reports and tallies. */
public final class Examples {

    public static final Path ROOT = Path.of(System.getProperty("trucewatch.root"));
    public static final Path FOLDER = ROOT.resolve("deploy/agreements/syria-2016");
    public static final Path CONTRACTS = ROOT.resolve("incidents-service/contracts");

    private Examples() {}

    public static JsonNode agreement() {
        return Json.yaml(FOLDER.resolve("agreement.yaml"));
    }

    public static Registers registers() {
        return Registers.read(FOLDER.resolve("registers.yaml"));
    }

    public static List<Labelled> reports() {
        return Labelled.read(FOLDER.resolve("reports.ndjson"), "report");
    }

    public static List<Labelled> tallies() {
        return Labelled.read(FOLDER.resolve("tallies.ndjson"), "tally");
    }

    /** Local accounts and the agency that each reports for. */
    static Map<String, String> agencies() {
        return Map.of("agency-rcc", "rcc", "agency-snhr", "snhr", "agency-un", "un-obs");
    }

    public static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(e -> e.path(field).asText())
                .toList();
    }

    public static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
