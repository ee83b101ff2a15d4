package org.trucewatch.notification.meeting;

import org.junit.jupiter.api.Test;
import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.notification.party.Office;
import org.trucewatch.notification.party.Party;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RequirementsTest {

    /** A Friday afternoon. */
    private static final Instant FRIDAY = Instant.parse("2016-03-18T13:00:00Z");

    private static final List<String> EVERY_DAY = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    private final Requirements requirements = new Requirements(
            Map.of(
                    "US", party("US", EVERY_DAY, "00:00", "24:00"),
                    "RU", party("RU", EVERY_DAY, "00:00", "24:00"),
                    "GOV", party("GOV", List.of("SUN", "MON", "TUE", "WED", "THU"), "09:00", "17:00")),
            Duration.ofHours(2));

    private static Party party(String code, List<String> days, String from, String to) {
        return new Party(
                "truce", code, List.of("en"), new Office("o", null, ZoneId.of("Asia/Damascus"), days, from, to));
    }

    private List<String> wrongWith(List<String> required, String replyBy, String start) {
        var asked = new Request(
                UUID.randomUUID(),
                "truce",
                false,
                "RU",
                "o",
                true,
                required,
                List.of(),
                List.of(new Proposal(Instant.parse(start), 60)),
                Instant.parse(replyBy),
                "{}",
                "d");
        var refusal = catchThrowableOfType(Refusal.class, () -> requirements.check(asked, FRIDAY));
        return refusal == null
                ? List.of()
                : refusal.errors().stream().map(FieldError::pointer).toList();
    }

    @Test
    void anOfficeThatIsAlwaysOpenCanBeAskedForTheEvening() {
        assertThat(wrongWith(List.of("US"), "2016-03-18T14:00:00Z", "2016-03-18T16:00:00Z"))
                .isEmpty();
    }

    @Test
    void anOfficeThatIsClosedOverTheWeekendCannotBeHeldToAnAnswerBeforeItOpens() {
        assertThat(wrongWith(List.of("GOV"), "2016-03-19T12:00:00Z", "2016-03-21T12:00:00Z"))
                .containsExactly("#/replyBy");
        assertThat(wrongWith(List.of("GOV"), "2016-03-20T12:00:00Z", "2016-03-21T12:00:00Z"))
                .isEmpty();
    }

    @Test
    void theMinimumNoticeCountsFromServiceToTheMeeting() {
        assertThat(wrongWith(List.of("US"), "2016-03-18T14:00:00Z", "2016-03-18T14:59:00Z"))
                .containsExactly("#/proposed/0/start");
    }

    @Test
    void theAnswerIsDueInTheFutureAndBeforeTheMeeting() {
        assertThat(wrongWith(List.of("US"), "2016-03-18T12:00:00Z", "2016-03-18T16:00:00Z"))
                .containsExactly("#/replyBy");
        assertThat(wrongWith(List.of("US"), "2016-03-18T18:00:00Z", "2016-03-18T16:00:00Z"))
                .containsExactly("#/proposed/0/start");
    }

    @Test
    void onlyOtherPartiesOfTheAgreementCanBeRequired() {
        assertThat(wrongWith(List.of("RU", "XX"), "2016-03-18T14:00:00Z", "2016-03-18T16:00:00Z"))
                .containsExactly("#/required/0", "#/required/1");
    }
}
