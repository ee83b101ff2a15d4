package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Json;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Reports as agencies would send them. */
final class Reports {

    private static final String[] KINDS = {"SHELLING", "SMALL_ARMS", "SNIPER", "AIR_STRIKE", "ANTI_TANK_MISSILE"};

    /** Numbers of {@link #distinct} from here on belong to {@link #another}. */
    private static final AtomicInteger NEXT = new AtomicInteger(2400);

    private Reports() {}

    /** Mortar fire on a quarter of Aleppo, laid to a group that answers through the opposition delegation, which may know. */
    static ObjectNode shelling(UUID id) {
        return (ObjectNode) Json.read("""
                {"id": "%s", "agreementId": "syria-2016", "drill": false, "claim": "ALLEGATION", "consent": "ACCUSED",
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

    /** At a hospital: the account of the accused is asked for at once. */
    static ObjectNode urgent(ObjectNode report) {
        return report.put("protectedSite", "HOSPITAL");
    }

    static ObjectNode accuse(ObjectNode report, String actor, String type) {
        ((ObjectNode) report.at("/alleged/0"))
                .put("actor", actor)
                .put("named", actor)
                .put("type", type);
        return report;
    }

    /** An act at a time and place of its own, to which no other test's report testifies. */
    static ObjectNode another() {
        return distinct(UUID.randomUUID(), NEXT.getAndIncrement());
    }

    /**
     * Number {@code n} of a series of acts that all differ: in the kind, the day and hour, and the place.
     *
     * @param n from 0 to 3,599
     */
    static ObjectNode distinct(UUID id, int n) {
        var report = shelling(id);
        int hour = (n / 5) % 24;
        int day = 1 + n / 120;
        var from = "2016-03-%02dT%02d:00:00+02:00".formatted(day, hour);
        ((ObjectNode) report.get("occurred")).put("from", from).put("to", from).put("precision", "EXACT");
        var place = (ObjectNode) report.get("place");
        place.put("precision", "EXACT").put("name", "Point " + n);
        place.putArray("point").add(36.9 + 0.001 * (n % 400)).add(36.0 + 0.001 * (n / 400));
        place.remove("observedFrom");
        report.put("kind", KINDS[n % KINDS.length]);
        return report;
    }

    /** What a party announces; a guarantor's in March 2016. */
    static ObjectNode statement() {
        return (ObjectNode) Json.read("""
                {"id": "%s", "agreementId": "syria-2016", "kind": "INTENT_TO_ACT", "from": "2016-03-22T00:00:00+02:00",
                 "condition": [{"lang": "en", "text": "Credible evidence of systematic violations by armed groups."}],
                 "limits": [[{"lang": "en", "text": "Not against groups that observe the regime."}],
                            [{"lang": "en", "text": "Not against civilians or civilian objects."}]],
                 "text": [{"lang": "ru", "text": "С 22 марта правила применяются в одностороннем порядке.",
                           "original": true},
                          {"lang": "en", "text": "From 22 March the rules are applied unilaterally."}]}
                """.formatted(UUID.randomUUID()));
    }
}
