package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Json;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Requests to meet as an officer makes them. */
final class Meetings {

    private Meetings() {}

    /** An urgent one, to begin two hours after the time to answer is over. */
    static ObjectNode request(String required, Instant replyBy) {
        return (ObjectNode)
                Json.read("""
                {"id": "%s", "agreementId": "syria-2016", "urgency": "URGENT",
                 "subject": [{"lang": "en", "text": "Rules of reaction to violations"},
                             {"lang": "ru", "text": "Правила реагирования на нарушения"},
                             {"lang": "ar", "text": "قواعد الرد على الانتهاكات"}],
                 "agenda": ["The draft of 5 March"],
                 "proposed": [{"start": "%s", "minutes": 120}],
                 "mode": "IN_PERSON", "place": "Amman", "required": ["%s"], "invited": ["UN"],
                 "replyBy": "%s",
                 "onSilence": [{"lang": "en", "text": "The rules will be applied unilaterally from 22 March."}]}
                """.formatted(UUID.randomUUID(), replyBy.plus(Duration.ofHours(2)), required, replyBy));
    }
}
