package org.trucewatch.notification;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.UUID;

/** What other services tell, as data of their events. */
public final class Told {

    private Told() {}

    public static ObjectNode accountRequest(UUID caseId, String party, boolean urgent, Instant releaseAt) {
        return object("""
                {"incidentId": "%s", "party": "%s", "urgent": %s, "requestedAt": "%s", "releaseAt": "%s",
                 "servedAt": "%s", "replyBy": "%s", "drill": false,
                 "incident": {"kind": "SHELLING", "day": "2016-03-05", "area": "SY02",
                              "commitments": ["no-attacks"], "actor": "jaysh-al-islam"}}""".formatted(
                                UUID.randomUUID(),
                                party,
                                urgent,
                                releaseAt,
                                releaseAt,
                                releaseAt.plusSeconds(3600),
                                releaseAt.plusSeconds(3600 * 73)))
                .put("id", UUID.randomUUID().toString())
                .put("caseId", caseId.toString());
    }

    public static ObjectNode finding(UUID caseId, Instant releaseAt) {
        return object("""
                {"incidentId": "%s", "revision": 1, "drill": false, "outcome": "CONTESTED",
                 "rulings": [
                   {"bloc": "US", "seatHeldBy": "US", "ruling": "UNVERIFIABLE", "commitments": [], "confidence": "LOW",
                    "likelihood": "ROUGHLY_EVEN", "reasons": "One witness, heard and not seen"},
                   {"bloc": "RU", "seatHeldBy": "UN", "ruling": "VIOLATION", "commitments": ["no-attacks"],
                    "actor": "jaysh-al-islam", "likelihood": "VERY_LIKELY", "confidence": "MODERATE",
                    "reasons": "Craters & fragments <82 mm>"}],
                 "neutral": {"bloc": "UN", "seatHeldBy": "UN", "ruling": "VIOLATION", "commitments": ["no-attacks"],
                    "likelihood": "LIKELY", "confidence": "MODERATE", "reasons": "Two origins"},
                 "absentBlocs": [], "decidedAt": "%s", "releaseAt": "%s",
                 "incident": {"kind": "SHELLING", "day": "2016-03-05", "area": "SY02",
                              "actor": "jaysh-al-islam", "party": "HNC"}}""".formatted(UUID.randomUUID(), releaseAt.minusSeconds(3600), releaseAt))
                .put("id", UUID.randomUUID().toString())
                .put("caseId", caseId.toString());
    }

    public static ObjectNode intentToAct(String party, Instant madeAt) {
        return object("""
                {"party": "%s", "kind": "INTENT_TO_ACT", "from": "2016-03-22T00:00:00+02:00",
                 "condition": "if the rules of reaction are not agreed by then",
                 "limits": ["never against groups that observe the regime, civilians or civilian facilities"],
                 "text": [{"lang": "ru", "text": "С 22 марта будем действовать в одностороннем порядке.", "original": true},
                          {"lang": "en", "text": "From 22 March we shall act unilaterally.", "original": false}],
                 "madeAt": "%s", "madeBy": "officer-ru", "drill": false}""".formatted(party, madeAt)).put("id", UUID.randomUUID().toString());
    }

    public static ObjectNode object(String json) {
        return (ObjectNode) Scene.read(json);
    }
}
