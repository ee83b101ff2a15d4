package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Json;

import java.util.UUID;

/** Reports as agencies would send them. */
final class Reports {

    private static final String[] KINDS = {"SHELLING", "SMALL_ARMS", "SNIPER", "AIR_STRIKE", "ANTI_TANK_MISSILE"};

    private Reports() {}

    /** Mortar fire on a quarter of Aleppo, laid to a group that answers through the opposition delegation. */
    static ObjectNode shelling(UUID id) {
        return (ObjectNode) Json.read("""
                {"id": "%s", "agreementId": "syria-2016", "drill": false, "claim": "ALLEGATION", "consent": "GUARANTORS",
                 "occurred": {"from": "2016-03-05T09:00:00+02:00", "to": "2016-03-05T11:00:00+02:00",
                              "precision": "HOUR", "ongoing": false},
                 "place": {"point": [37.16, 36.20], "precision": "NEAR", "name": "Aleppo", "adminCode": "SY02",
                           "observedFrom": {"point": [37.10, 36.21], "bearing": 95, "distanceKm": 7}},
                 "kind": "SHELLING", "count": {"low": 1, "best": 12, "high": 20}, "commitments": ["no-attacks"],
                 "alleged": [{"actor": "jaysh-al-islam", "named": "JaI", "type": "ARMED_GROUP", "likelihood": "LIKELY",
                              "basis": "CLAIMED_RESPONSIBILITY"}],
                 "means": {"weapon": "MORTAR", "direction": "IMPACT"}, "method": "HEARD",
                 "casualties": {"killed": {"low": 1, "best": 2, "high": 4}, "injured": {"low": 0, "best": 3, "high": 5},
                                "civilians": true},
                 "origin": {"relayed": false, "ref": "%s", "name": "monitor in the field"},
                 "narrative": [{"lang": "en", "text": "Twelve impacts were heard in two hours.", "original": true}]}
                """.formatted(id, id));
    }

    /** One at a hospital: the account of the accused is asked for at once. */
    static ObjectNode urgent(UUID id) {
        return shelling(id).put("protectedSite", "HOSPITAL");
    }

    /**
     * Number {@code n} of a series of acts that all differ: in the kind, the day and hour, and the place. Every tenth
     * is at a hospital and therefore urgent.
     *
     * @param n from 0
     */
    static ObjectNode distinct(UUID id, int n) {
        var report = n % 10 == 0 ? urgent(id) : shelling(id);
        int hour = (n / 5) % 24;
        int day = 1 + (n / 120) % 20;
        var from = "2016-03-%02dT%02d:00:00+02:00".formatted(day, hour);
        ((ObjectNode) report.get("occurred")).put("from", from).put("to", from).put("precision", "EXACT");
        var place = (ObjectNode) report.get("place");
        place.put("precision", "EXACT").put("name", "Point " + n);
        place.putArray("point").add(36.9 + 0.001 * (n % 400)).add(36.0 + 0.001 * (n / 400));
        place.remove("observedFrom");
        report.put("kind", KINDS[n % KINDS.length]);
        return report;
    }
}
