package org.trucewatch.incidents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.incidents.report.Report;
import org.trucewatch.incidents.terms.Actor;
import org.trucewatch.incidents.terms.Agency;
import org.trucewatch.incidents.terms.Area;
import org.trucewatch.incidents.terms.RegisterHistory;
import org.trucewatch.incidents.terms.Snapshot;
import org.trucewatch.incidents.terms.Terms;
import org.trucewatch.kit.events.Json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reports and the example agreement as the rules see them, without a service. */
public final class Sayings {

    private Sayings() {}

    /** What an agency of an affiliation says. */
    public static Report says(String agency, String affiliation, Words words) {
        var body = words.body();
        body.put("id", UUID.randomUUID().toString())
                .put("agency", agency)
                .put("affiliation", affiliation)
                .put("area", body.at("/place/adminCode").asText())
                .put("receivedAt", "2016-03-06T00:00:00Z");
        return read(body, Report.class);
    }

    public static Words report() {
        return Words.report("syria-2016");
    }

    /** The example agreement in force with all its registers. */
    public static Snapshot syria() {
        var terms = read(Example.agreement(), Terms.class);
        var registers = Example.registers();
        var history = new RegisterHistory();
        all(registers.get("actors"), Actor.class).forEach(actor -> history.add(actor, null));
        all(registers.get("areas"), Area.class).forEach(area -> history.add(area, null));
        all(registers.get("agencies"), Agency.class).forEach(agency -> history.add(agency, null));
        return new Snapshot(
                "syria-2016",
                1,
                List.of(new Snapshot.Version(1, Instant.parse("2016-02-26T22:00:00Z"), null, terms)),
                history);
    }

    private static <T> List<T> all(JsonNode list, Class<T> type) {
        var all = new ArrayList<T>();
        list.forEach(one -> all.add(read(one, type)));
        return all;
    }

    private static <T> T read(JsonNode json, Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
