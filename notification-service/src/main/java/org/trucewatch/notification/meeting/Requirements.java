package org.trucewatch.notification.meeting;

import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.notification.party.Party;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a request has to fulfil: it names known parties, can be served to those required before it expires, and leaves
 * them the minimum notice from service to the meeting.
 *
 * @param parties the parties of the agreement by code
 * @param minimumNotice from service to the beginning
 */
record Requirements(Map<String, Party> parties, Duration minimumNotice) {

    /** @throws Refusal 422 with everything that is wrong */
    void check(Request asked, Instant now) {
        var errors = new ArrayList<FieldError>();
        checkParties(asked, errors);
        if (!asked.replyBy().isAfter(now)) {
            errors.add(new FieldError("#/replyBy", "must be in the future"));
        }
        List<Proposal> proposed = asked.proposed();
        for (int i = 0; i < proposed.size(); i++) {
            if (proposed.get(i).start().isBefore(asked.replyBy())) {
                errors.add(new FieldError("#/proposed/" + i + "/start", "must not be before replyBy"));
            }
        }
        if (errors.isEmpty()) {
            checkService(asked, now, errors);
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private void checkParties(Request asked, List<FieldError> errors) {
        for (int i = 0; i < asked.required().size(); i++) {
            var party = asked.required().get(i);
            if (!parties.containsKey(party)) {
                errors.add(new FieldError("#/required/" + i, "is no party of the agreement"));
            } else if (party.equals(asked.requestedBy())) {
                errors.add(new FieldError("#/required/" + i, "is the requester itself"));
            }
        }
        for (int i = 0; i < asked.invited().size(); i++) {
            var party = asked.invited().get(i);
            if (!parties.containsKey(party)) {
                errors.add(new FieldError("#/invited/" + i, "is no party of the agreement"));
            } else if (asked.required().contains(party)) {
                errors.add(new FieldError("#/invited/" + i, "is already required"));
            }
        }
    }

    private void checkService(Request asked, Instant now, List<FieldError> errors) {
        Instant served = asked.required().stream()
                .map(party -> parties.get(party).servesAt(now))
                .max(Instant::compareTo)
                .orElse(now);
        if (!asked.replyBy().isAfter(served)) {
            errors.add(new FieldError(
                    "#/replyBy", "passes before every required office is open to be served, which is at " + served));
        }
        Instant earliest = served.plus(minimumNotice);
        for (int i = 0; i < asked.proposed().size(); i++) {
            if (asked.proposed().get(i).start().isBefore(earliest)) {
                errors.add(new FieldError(
                        "#/proposed/" + i + "/start",
                        "leaves less than the agreement's minimum notice; the earliest is " + earliest));
            }
        }
    }
}
