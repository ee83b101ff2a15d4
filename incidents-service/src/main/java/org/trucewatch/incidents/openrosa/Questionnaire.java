package org.trucewatch.incidents.openrosa;

import org.trucewatch.incidents.openrosa.Entry.Group;

import static org.trucewatch.incidents.openrosa.Entry.Question.of;
import static org.trucewatch.incidents.openrosa.Entry.Question.one;
import static org.trucewatch.incidents.openrosa.Entry.Question.some;
import static org.trucewatch.incidents.openrosa.Entry.Question.truth;

/**
 * What a phone asks. Names and nesting are those of a report, so that whatever intake finds wrong is named as the phone's
 * own form names it. What is asked otherwise than it is reported: a day ({@code occurred/day}), the kind of an actor that
 * is not registered ({@code alleged/stated}), and files ({@code evidence}).
 */
final class Questionnaire {

    static final String DAY = "day";
    static final String STATED = "stated";
    static final String FILES = "evidence";

    private static final String SOMETHING_SEEN = "../claim != 'NIL'";

    static final Group ROOT = Group.of(
            "data",
            one("claim", "claim").needed(),
            one("kind", "kind").needed().looking("minimal"),
            Group.of(
                    "occurred",
                    one("precision", "timePrecision").needed(),
                    of(DAY, Answer.DATE).needed().when("../precision = 'DAY'"),
                    of("from", Answer.TIME).needed().when("../precision != '' and ../precision != 'DAY'"),
                    of("to", Answer.TIME)
                            .neededWhen("../precision = 'RANGE'")
                            .when("../precision != '' and ../precision != 'DAY'")
                            .only("decimal-date-time(.) >= decimal-date-time(../from)"),
                    truth("ongoing")),
            Group.of(
                    "place",
                    of("point", Answer.POINT).looking("placement-map"),
                    one("precision", "placePrecision").neededWhen("../point != ''"),
                    one("adminCode", "area").looking("minimal"),
                    of("name", Answer.TEXT).neededWhen("../point = ''"),
                    Group.of(
                            "observedFrom",
                            of("point", Answer.POINT),
                            of("bearing", Answer.NUMBER).only(". >= 0 and . <= 360"),
                            of("distanceKm", Answer.NUMBER).only(". >= 0"))),
            one("method", "method").needed(),
            some("commitments", "commitment").when(SOMETHING_SEEN),
            Group.several(
                            "alleged",
                            one("actor", "actor").looking("minimal autocomplete"),
                            one(STATED, "actorType").needed().when("../actor = ''"),
                            of("type", Answer.TEXT)
                                    .as("if(../actor = '', ../" + STATED
                                            + ", instance('actor')/root/item[name = current()/../actor]/type)"),
                            of("named", Answer.TEXT).neededWhen("../actor = '' and ../" + STATED + " != 'UNKNOWN'"),
                            one("likelihood", "likelihood"))
                    .when(SOMETHING_SEEN),
            Group.of("means", of("weapon", Answer.TEXT), one("direction", "direction"))
                    .when(SOMETHING_SEEN),
            range("count").when(SOMETHING_SEEN),
            Group.of("casualties", range("killed"), range("injured"), truth("civilians"))
                    .when(SOMETHING_SEEN),
            one("protectedSite", "site").when(SOMETHING_SEEN),
            Group.of(
                    "narrative",
                    one("lang", "language").needed(),
                    of("text", Answer.TEXT).needed().looking("multiline")),
            Group.of(
                    "origin",
                    truth("relayed").needed(),
                    of("name", Answer.TEXT),
                    of("ref", Answer.TEXT).when("../relayed = 'true'")),
            Group.of("source", of("name", Answer.TEXT), of("contact", Answer.TEXT)),
            Group.several(
                    FILES,
                    of("image", Answer.IMAGE),
                    of("audio", Answer.AUDIO),
                    of("video", Answer.VIDEO),
                    of("file", Answer.FILE)),
            one("consent", "consent").needed().preset("NEUTRAL"),
            truth("drill").needed().preset("false"));

    private Questionnaire() {}

    private static Group range(String name) {
        return Group.of(
                name,
                of("low", Answer.WHOLE).only(". >= 0"),
                of("best", Answer.WHOLE).only(". >= 0 and (../low = '' or . >= ../low)"),
                of("high", Answer.WHOLE)
                        .only(". >= 0 and (../low = '' or . >= ../low) and (../best = '' or . >= ../best)"));
    }
}
