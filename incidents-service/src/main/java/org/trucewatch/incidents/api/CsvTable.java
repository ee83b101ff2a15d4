package org.trucewatch.incidents.api;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Incidents as a table (RFC 4180): a row of names, a row of HXL 1.1 hashtags, and a row for each. */
final class CsvTable {

    private static final String END = "\r\n";
    private static final String CALCULATES = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    /** @param at where it is in an incident as JSON */
    private record Column(String name, String tag, String at) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("id", "#event+id", "/id"),
            new Column("agreement", "#meta+agreement", "/agreementId"),
            new Column("state", "#status+incident", "/state"),
            new Column("drill", "#meta+drill", "/drill"),
            new Column("kind", "#event+type", "/kind"),
            new Column("from", "#date+start", "/occurred/from"),
            new Column("to", "#date+end", "/occurred/to"),
            new Column("time_precision", "#date+precision", "/occurred/precision"),
            new Column("ongoing", "#event+ongoing", "/occurred/ongoing"),
            new Column("lat", "#geo+lat", "/place/point/1"),
            new Column("lon", "#geo+lon", "/place/point/0"),
            new Column("place_precision", "#geo+precision", "/place/precision"),
            new Column("place", "#loc+name", "/place/name"),
            new Column("area", "#adm1+code", "/place/adminCode"),
            new Column("actor", "#x_actor+id", "/actor/id"),
            new Column("actor_named", "#x_actor+name", "/actor/named"),
            new Column("actor_type", "#x_actor+type", "/actor/type"),
            new Column("party", "#x_actor+party", "/actor/party"),
            new Column("commitments", "#x_commitment+id+list", "/commitments"),
            new Column("covered", "#x_coverage", "/coverage/covered"),
            new Column("urgent", "#severity+urgent", "/urgent"),
            new Column("protected_site", "#loc+type", "/protectedSite"),
            new Column("killed_low", "#affected+killed+min", "/casualties/killed/low"),
            new Column("killed", "#affected+killed", "/casualties/killed/best"),
            new Column("killed_high", "#affected+killed+max", "/casualties/killed/high"),
            new Column("injured_low", "#affected+injured+min", "/casualties/injured/low"),
            new Column("injured", "#affected+injured", "/casualties/injured/best"),
            new Column("injured_high", "#affected+injured+max", "/casualties/injured/high"),
            new Column("origins", "#meta+source+num", "/origins"),
            new Column("admitted", "#status+admitted", "/admission/admitted"),
            new Column("case_status", "#status+case", "/caseStatus"),
            new Column("finding", "#status+finding", "/finding/outcome"),
            new Column("withdrawn", "#date+withdrawn", "/withdrawnAt"),
            new Column("changed", "#date+updated", "/changedAt"),
            new Column("gone", "#status+gone", "/gone"));

    private CsvTable() {}

    /** The names and the hashtags. */
    static String head() {
        return row(Column::name) + row(Column::tag);
    }

    /** @param incident as the reader may see it */
    static String row(JsonNode incident) {
        return row(column -> cell(incident.at(column.at())));
    }

    private static String row(Function<Column, String> cells) {
        return COLUMNS.stream().map(cells).collect(Collectors.joining(",", "", END));
    }

    private static String cell(JsonNode value) {
        if (value.isArray()) {
            return text(StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" ")));
        }
        return value.isTextual() ? text(value.textValue()) : value.isNull() ? "" : value.asText();
    }

    /** A text that a spreadsheet would calculate is marked as text (CWE-1236); numbers are none. */
    private static String text(String value) {
        var start = value.stripLeading();
        boolean calculates = !start.isEmpty() && CALCULATES.indexOf(start.charAt(0)) >= 0
                || !value.isEmpty() && CALCULATES.indexOf(value.charAt(0)) >= 0;
        var safe = calculates ? "'" + value : value;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
