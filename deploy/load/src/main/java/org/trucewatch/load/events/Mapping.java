package org.trucewatch.load.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the columns and codes of a dataset are in a report: a file of {@code deploy/load/mappings}, which explains its keys. */
record Mapping(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String prefix,
        @JsonProperty(required = true) String credit,
        @JsonProperty(required = true) Map<String, List<String>> columns,
        @JsonProperty(required = true) Set<String> required,
        @JsonProperty(required = true) Set<String> empty,
        @JsonProperty(required = true) String claim,
        @JsonProperty(required = true) String consent,
        @JsonProperty(required = true) String method,
        @JsonProperty(required = true) List<String> commitments,
        @JsonProperty(required = true) Time time,
        @JsonProperty(required = true) Place place,
        Set<String> clear,
        @JsonProperty(required = true) Listed sources,
        @JsonProperty(required = true) Map<String, Act> acts,
        @JsonProperty(required = true) Act otherwise,
        @JsonProperty(value = "left-out", required = true) Set<String> leftOut,
        @JsonProperty(required = true) Set<String> nobody) {

    /** Names of columns that the loader knows. */
    private static final Set<String> COLUMNS = Set.of(
            "id",
            "type",
            "subtype",
            "side_a",
            "side_b",
            "from",
            "to",
            "time_precision",
            "where",
            "place_precision",
            "area",
            "latitude",
            "longitude",
            "country",
            "summed",
            "low",
            "best",
            "high",
            "civilians",
            "sources",
            "office",
            "source_date",
            "headline",
            "notes");

    /** How sources are listed in a cell. */
    enum Listed {
        CITED,
        NAMES
    }

    /** The time around the day that is given. */
    enum Span {
        AS_GIVEN,
        WEEK,
        MONTH
    }

    /** Which sides may have done it. */
    enum Acting {
        FIRST,
        BOTH
    }

    /** By the code of the precision; the empty one where there is none. */
    record Time(
            @JsonProperty(required = true) Set<String> exact,
            @JsonProperty(required = true) Map<String, Span> spans) {}

    /** As above. */
    record Place(@JsonProperty(required = true) Map<String, List<String>> precisions) {

        /** @param inArea whether the area is in the register */
        String precision(String code, boolean inArea) {
            var known = precisions.getOrDefault(code, List.of("UNKNOWN"));
            return known.get(inArea ? 0 : known.size() - 1);
        }
    }

    /** What was done, and by whom. */
    record Act(
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) Acting sides,
            @JsonProperty(required = true) List<String> likelihood,
            @JsonProperty(required = true) String basis,
            @JsonProperty(required = true) String words) {

        String likelihood(boolean clear) {
            return likelihood.get(clear ? 0 : likelihood.size() - 1);
        }
    }

    /** @throws IllegalArgumentException naming the file and what is wrong with it */
    static Mapping read(Path file) throws IOException {
        try {
            var mapping = new YAMLMapper()
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(Files.readAllBytes(file), Mapping.class);
            for (var column : mapping.columns().keySet()) {
                if (!COLUMNS.contains(column)) {
                    throw new IllegalArgumentException(file + " names a column that is unknown here: " + column);
                }
            }
            return mapping;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is no mapping: " + e.getOriginalMessage(), e);
        }
    }

    /** The act of an event; empty where it is none of arms. */
    Optional<Act> act(String type, String subtype) {
        if (leftOut.contains(type) || leftOut.contains(subtype)) {
            return Optional.empty();
        }
        return Optional.of(acts.getOrDefault(subtype, acts.getOrDefault(type, otherwise)));
    }

    boolean isClear(String code) {
        return clear == null || clear.contains(code);
    }
}
