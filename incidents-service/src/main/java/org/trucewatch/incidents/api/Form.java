package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Variant;

/** A form other than a page of JSON in which incidents are given; each can be written one incident after the other. */
enum Form {
    NDJSON(Form.NDJSON_TYPE, "", "") {
        @Override
        String item(ObjectNode incident, boolean isFirst) {
            return incident + "\n";
        }
    },
    CSV(Form.CSV_TYPE, CsvTable.head(), "") {
        @Override
        String item(ObjectNode incident, boolean isFirst) {
            return CsvTable.row(incident);
        }
    },
    GEO_JSON(Form.GEO_JSON_TYPE, "{\"type\":\"FeatureCollection\",\"features\":[", "]}") {
        @Override
        String item(ObjectNode incident, boolean isFirst) {
            return (isFirst ? "" : ",\n") + GeoJson.feature(incident);
        }
    };

    static final String NDJSON_TYPE = "application/x-ndjson";
    static final String CSV_TYPE = "text/csv";
    static final String GEO_JSON_TYPE = "application/geo+json";

    private final MediaType type;
    final String head;
    final String tail;

    Form(String type, String head, String tail) {
        this.type = MediaType.valueOf(type).withCharset("utf-8");
        this.head = head;
        this.tail = tail;
    }

    abstract String item(ObjectNode incident, boolean isFirst);

    MediaType type() {
        return type;
    }

    String of(List<ObjectNode> incidents) {
        return IntStream.range(0, incidents.size())
                .mapToObj(i -> item(incidents.get(i), i == 0))
                .collect(Collectors.joining("", head, tail));
    }

    /** JSON, which is preferred, and then each form. */
    static List<Variant> variants() {
        return Variant.mediaTypes(
                        MediaType.APPLICATION_JSON_TYPE,
                        MediaType.valueOf(GEO_JSON_TYPE),
                        MediaType.valueOf(CSV_TYPE),
                        MediaType.valueOf(NDJSON_TYPE))
                .build();
    }

    /** @return null for JSON */
    static Form of(Variant chosen) {
        for (var form : values()) {
            if (chosen != null && chosen.getMediaType().isCompatible(form.type)) {
                return form;
            }
        }
        return null;
    }
}
