package org.trucewatch.load.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.load.input.Json;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

/**
 * The founding case: one guarantor asks the other for an urgent meeting with a deadline, and declares in its own name
 * what it will do from then on. The request stays unanswered here, so that its life can be watched.
 */
final class UrgentMeeting {

    private static final String OFFICER = "officer-ru";
    private static final ZoneId ZONE = ZoneId.of("Asia/Damascus");

    private final Stage stage;
    private final Clocks clocks;

    UrgentMeeting(Stage stage, Clocks clocks) {
        this.stage = stage;
        this.clocks = clocks;
    }

    void run() {
        var now = clocks.now().truncatedTo(ChronoUnit.MINUTES);
        var replyBy = now.plus(6, ChronoUnit.HOURS);
        var meeting = stage.api()
                .post(OFFICER, stage.notification(), "/v1/meetings", request(now, replyBy))
                .expecting(200, 201);
        var path = "/v1/meetings/" + meeting.text("id");
        stage.say(OFFICER, "asks the US for an urgent meeting, reply by " + local(replyBy), meeting, path);
        new Notices(stage).await("officer-us", "MEETING_REQUESTED", meeting.text("id"));

        var statement = stage.api()
                .post(OFFICER, stage.incidents(), "/v1/statements", intent(replyBy))
                .expecting(200, 201);
        stage.say(OFFICER, "declares what it intends if nobody answers", statement, "/v1/statements");
        new Notices(stage).await("officer-us", "STATEMENT_MADE", statement.text("id"));
    }

    private ObjectNode request(Instant now, Instant replyBy) {
        var request = Json.object()
                .put("agreementId", stage.agreementId())
                .put("urgency", "URGENT")
                .put("requestedBy", "RU");
        request.set(
                "subject",
                Stage.texts(
                        "en", "Rules of reaction to violations",
                        "ru", "Правила реагирования на нарушения",
                        "ar", "قواعد الرد على الانتهاكات"));
        request.putArray("agenda")
                .add("Monitoring of the cessation of hostilities")
                .add("When force may be used against systematic violators");
        request.putArray("proposed")
                .addObject()
                .put("start", local(now.plus(10, ChronoUnit.HOURS)))
                .put("minutes", 120);
        request.put("mode", "IN_PERSON").put("place", "Amman");
        request.putArray("required").add("US");
        request.putArray("invited").add("UN");
        request.put("replyBy", local(replyBy));
        request.set(
                "onSilence",
                Stage.texts(
                        "en", "Without an answer the Russian side will apply the proposed rules alone.",
                        "ru",
                                "При отсутствии ответа российская сторона начнёт применять предложенные правила самостоятельно.",
                        "ar", "في حال عدم الرد سيطبق الجانب الروسي القواعد المقترحة منفرداً."));
        return request;
    }

    private ObjectNode intent(Instant from) {
        var statement = Json.object()
                .put("agreementId", stage.agreementId())
                .put("kind", "INTENT_TO_ACT")
                .put("from", local(from));
        statement.set(
                "condition",
                Stage.texts(
                        "en", "Credible evidence of systematic violations by armed groups of what they undertook.",
                        "ru",
                                "Достоверные свидетельства систематических нарушений вооружёнными группами взятых обязательств."));
        statement
                .putArray("limits")
                .add(Stage.texts(
                        "en", "Not against groups that observe the regime.",
                        "ru", "Не против групп, соблюдающих режим."))
                .add(Stage.texts(
                        "en", "Not against civilians or civilian objects.",
                        "ru", "Не против гражданского населения и гражданских объектов."));
        var texts = Stage.texts(
                "ru", "Российская сторона начнёт применять правила в одностороннем порядке.",
                "en", "The Russian side will begin to apply the rules alone.");
        ((ObjectNode) texts.get(0)).put("original", true);
        statement.set("text", texts);
        return statement;
    }

    private static String local(Instant time) {
        return ISO_OFFSET_DATE_TIME.format(time.atZone(ZONE));
    }
}
