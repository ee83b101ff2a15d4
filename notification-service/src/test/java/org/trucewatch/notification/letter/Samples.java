package org.trucewatch.notification.letter;

import org.trucewatch.notification.agreement.Text;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One of everything that notices tell. */
final class Samples {

    static final Instant T = Instant.parse("2016-03-21T12:00:00Z");
    static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-000000000001");
    private static final List<Text> SUBJECT =
            List.of(new Text("ru", "Механизм контроля", true), new Text("en", "A monitoring mechanism", false));

    private Samples() {}

    static Stream<Facts> everythingThereIsToTell() {
        var account =
                new AccountFacts(ID, ID, "HNC", "SHELLING", "2016-03-05", "SY02", List.of("no-attacks"), "jai", T, T);
        var ruling = new FindingFacts.Ruling(
                "US",
                "UN",
                "VIOLATION",
                List.of("no-attacks"),
                "jai",
                "LIKELY",
                "MODERATE",
                "Two <craters> & a witness");
        return Stream.of(
                account,
                new ScheduleFacts("HNC", List.of(account, account)),
                finding("JOINT", ruling),
                finding("CONTESTED", ruling),
                finding("NOT_DECIDED", null),
                new StatementFacts(
                        ID,
                        "RU",
                        "INTENT_TO_ACT",
                        T,
                        null,
                        List.of(Text.of("en", "if silent")),
                        List.of(List.of(Text.of("en", "never civilians"))),
                        SUBJECT,
                        T),
                meeting("REQUESTED"),
                meeting("AGREED"),
                meeting("WITHDRAWN"),
                reply("ACCEPT"),
                reply("COUNTER"),
                reply("DELEGATE"),
                reply("DECLINE"),
                lapse("LAPSED"),
                lapse("NO_AGREED_TIME"),
                lapse("DECLINED"),
                postponement("ASKED"),
                postponement("ACCEPTED"),
                postponement("DECLINED"),
                postponement("LAPSED"),
                outcome(true, false),
                outcome(false, true),
                new UndertakingFacts(ID, SUBJECT, "US", SUBJECT, T, "RU", true));
    }

    static FindingFacts finding(String outcome, FindingFacts.Ruling ruling) {
        return new FindingFacts(
                ID,
                ID,
                2,
                outcome,
                "SHELLING",
                "2016-03-05",
                "SY02",
                "jai",
                "HNC",
                ruling == null ? List.of() : List.of(ruling, ruling),
                ruling,
                List.of("US"),
                T);
    }

    static MeetingFacts meeting(String event) {
        return new MeetingFacts(
                ID,
                event,
                "RU",
                true,
                SUBJECT,
                List.of("Rules of reaction"),
                List.of(new MeetingFacts.Proposal(T, 120)),
                "IN_PERSON",
                "Amman",
                List.of("US"),
                List.of(),
                T,
                SUBJECT,
                ID.toString(),
                T,
                "overtaken");
    }

    static ReplyFacts reply(String kind) {
        return new ReplyFacts(
                ID, SUBJECT, "RU", "US", kind, T, List.of(new MeetingFacts.Proposal(T, 30)), "UN", "no time", T, T);
    }

    static LapseFacts lapse(String outcome) {
        return new LapseFacts(
                ID,
                outcome,
                "RU",
                SUBJECT,
                T,
                T,
                List.of(
                        new LapseFacts.Served("US", true, T, "INBOX", null, null, null),
                        new LapseFacts.Served("GOV", false, null, null, T, "DECLINE", T)),
                List.of("US"));
    }

    static PostponementFacts postponement(String outcome) {
        return new PostponementFacts(
                ID,
                outcome,
                SUBJECT,
                "US",
                T,
                List.of(new MeetingFacts.Proposal(T, 60)),
                List.of("RU"),
                T,
                "no flight",
                T,
                List.of("RU"));
    }

    static OutcomeFacts outcome(boolean held, boolean contests) {
        return new OutcomeFacts(
                ID,
                SUBJECT,
                T,
                "US",
                held,
                contests,
                SUBJECT,
                List.of(new OutcomeFacts.Undertaken("RU", SUBJECT, T)),
                T);
    }
}
