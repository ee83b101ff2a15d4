package org.trucewatch.incidents.form;

import org.trucewatch.incidents.body.Fields;
import org.trucewatch.incidents.body.Token;
import org.trucewatch.incidents.body.Wording;

import java.util.List;

/** The rules of reaction within an agreement. */
final class RulesForm {

    private static final List<String> STEPS =
            List.of("CONTACT", "CALL_TO_COMPLY", "JOINT_WARNING", "REFERRAL", "EXCLUSION");
    private static final List<String> CLOCKS = List.of(
            "accountReply",
            "accountExtension",
            "accountReplyUrgent",
            "releaseDelay",
            "acknowledgement",
            "maxTranslationDelay");
    private static final int HUNDRED = 100;
    private static final int MANY = 200;
    private static final int MILLION = 1_000_000;

    private RulesForm() {}

    static void read(Fields rules) {
        rules.only(
                        "panel",
                        "clocks",
                        "admission",
                        "urgent",
                        "dailySchedule",
                        "meetings",
                        "episode",
                        "systematic",
                        "ladder",
                        "note")
                .need("panel", "clocks", "admission", "urgent", "dailySchedule", "meetings", "systematic", "ladder");
        rules.within("panel", RulesForm::panel);
        rules.within("clocks", RulesForm::clocks);
        rules.within("admission", RulesForm::admission);
        rules.within("urgent", RulesForm::urgent);
        rules.within("dailySchedule", schedule -> schedule.exactly("at").text("at", Token.CLOCK_TIME));
        rules.within("meetings", meetings -> durations(meetings, "urgentNotice", "ordinaryNotice"));
        rules.within("episode", RulesForm::episode);
        rules.within("systematic", RulesForm::systematic);
        rules.someOf("ladder", 1, STEPS);
        Wording.note(rules);
    }

    private static void panel(Fields panel) {
        panel.exactly("seats", "quorum", "emergencyQuorum", "longStop");
        panel.tokens("seats", 1, HUNDRED, Token.PARTY);
        panel.whole("quorum", 1, HUNDRED);
        panel.whole("emergencyQuorum", 1, HUNDRED);
        panel.text("longStop", Token.DURATION);
    }

    private static void clocks(Fields clocks) {
        clocks.only(
                        "accountReply",
                        "accountExtension",
                        "accountReplyUrgent",
                        "releaseDelay",
                        "acknowledgement",
                        "maxTranslationDelay",
                        "determinationPosition",
                        "loadStretch")
                .need(CLOCKS.toArray(String[]::new));
        CLOCKS.forEach(clock -> clocks.text(clock, Token.DURATION));
        clocks.text("determinationPosition", Token.DURATION);
        clocks.within("loadStretch", stretch -> {
            stretch.exactly("each", "adds", "atMost").whole("each", 1, MILLION);
            stretch.text("adds", Token.DURATION);
            stretch.text("atMost", Token.DURATION);
        });
    }

    private static void admission(Fields admission) {
        admission.exactly("automatic").within("automatic", automatic -> {
            automatic.exactly("minimumAffiliations", "kinds").whole("minimumAffiliations", 1, HUNDRED);
            automatic.tokens("kinds", 1, MANY, Token.KIND);
        });
    }

    private static void urgent(Fields urgent) {
        urgent.exactly("kinds", "killedAtLeast", "protectedSite");
        urgent.tokens("kinds", 0, MANY, Token.KIND);
        urgent.whole("killedAtLeast", 1, MILLION);
        urgent.truth("protectedSite");
    }

    private static void durations(Fields parent, String... names) {
        parent.exactly(names);
        for (var name : names) {
            parent.text(name, Token.DURATION);
        }
    }

    private static void episode(Fields episode) {
        episode.exactly("gap", "distanceMetres").text("gap", Token.DURATION);
        episode.whole("distanceMetres", 1, MILLION);
    }

    private static void systematic(Fields systematic) {
        systematic
                .only(
                        "window",
                        "minimumEpisodes",
                        "distinctDays",
                        "distinctPlaces",
                        "sameCommitment",
                        "contestedCounts",
                        "confidenceFloor",
                        "note")
                .need("window", "minimumEpisodes", "distinctDays", "distinctPlaces")
                .need("sameCommitment", "contestedCounts", "confidenceFloor");
        systematic.text("window", Token.DURATION);
        for (var count : List.of("minimumEpisodes", "distinctDays", "distinctPlaces")) {
            systematic.whole(count, 1, MILLION);
        }
        systematic.truth("sameCommitment");
        systematic.number("contestedCounts", 0, 1);
        systematic.oneOf("confidenceFloor", AgreementForm.CONFIDENCES);
        Wording.note(systematic);
    }
}
