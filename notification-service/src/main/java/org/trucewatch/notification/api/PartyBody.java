package org.trucewatch.notification.api;

import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.notification.party.EscalationStep;
import org.trucewatch.notification.party.Office;
import org.trucewatch.notification.party.Wishes;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** How a party wants to be reached. Agreements that are not named keep what they have. */
public record PartyBody(@NotEmpty @Size(max = 50) List<@NotNull @Valid Settings> agreements) {

    private static final Duration LONGEST = Duration.ofDays(30);

    /**
     * Under one agreement; what is left out is as the agreement says.
     *
     * @param escalation where a notice goes that asks the party for an answer and that nobody acknowledged, soonest first
     */
    public record Settings(
            @NotBlank @Size(max = 80) String agreementId,
            @Size(min = 1, max = 10) List<@NotBlank @Size(max = 35) String> languages,
            @Valid OfficeBody office,
            @Size(max = 10) List<@NotNull @Valid StepBody> escalation) {

        Wishes wishes() {
            return new Wishes(
                    languages,
                    office == null ? null : office.office(),
                    escalation == null
                            ? List.of()
                            : escalation.stream()
                                    .map(step -> new EscalationStep(step.after(), step.endpoint()))
                                    .toList());
        }

        /**
         * @param spoken the agreement's languages
         * @param endpoints what the party's endpoints are called
         */
        void check(String at, List<String> spoken, Set<String> endpoints, List<FieldError> errors) {
            for (int i = 0; languages != null && i < languages.size(); i++) {
                if (!spoken.contains(languages.get(i))) {
                    errors.add(new FieldError(
                            at + "/languages/" + i, "must be one of the agreement's: " + String.join(", ", spoken)));
                } else if (languages.indexOf(languages.get(i)) < i) {
                    errors.add(new FieldError(at + "/languages/" + i, "is there twice"));
                }
            }
            if (office != null) {
                office.check(at + "/office", errors);
            }
            var last = Duration.ZERO;
            for (int i = 0; escalation != null && i < escalation.size(); i++) {
                StepBody step = escalation.get(i);
                if (step.after().compareTo(last) <= 0 || step.after().compareTo(LONGEST) > 0) {
                    errors.add(new FieldError(
                            at + "/escalation/" + i + "/after",
                            "must be longer than that of the step before and at most 30 days"));
                }
                if (!endpoints.contains(step.endpoint())) {
                    errors.add(new FieldError(
                            at + "/escalation/" + i + "/endpoint", "must be a confirmed endpoint or by-hand"));
                }
                last = step.after();
            }
        }
    }

    public record OfficeBody(
            @NotBlank @Size(max = 200) String name,
            @Size(max = 254) String email,
            @NotNull @Valid HoursBody hours) {

        Office office() {
            return new Office(
                    name,
                    email,
                    ZoneId.of(hours.zone()),
                    hours.days().stream().map(Day::name).distinct().toList(),
                    hours.from(),
                    hours.to());
        }

        private void check(String at, List<FieldError> errors) {
            if (email != null && !EndpointBody.isAddress(email)) {
                errors.add(new FieldError(at + "/email", "must be a mail address"));
            }
            if (!ZoneId.getAvailableZoneIds().contains(hours.zone())) {
                errors.add(new FieldError(at + "/hours/zone", "must be an IANA time zone, such as Asia/Amman"));
                return;
            }
            try {
                office();
            } catch (DateTimeException | IllegalArgumentException e) {
                errors.add(
                        new FieldError(at + "/hours/to", "must be later than the time from which the office is open"));
            }
        }
    }

    /** @param to local wall time; 24:00 is the end of the day */
    public record HoursBody(
            @NotBlank @Size(max = 60) String zone,
            @NotEmpty @Size(max = 7) List<@NotNull Day> days,

            @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d", message = "must be a time such as 09:00")
            String from,

            @NotNull
            @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d|24:00", message = "must be a time such as 17:00, or 24:00")
            String to) {}

    public enum Day {
        MON,
        TUE,
        WED,
        THU,
        FRI,
        SAT,
        SUN
    }

    /** @param endpoint the party's name for one of its endpoints, or by-hand */
    public record StepBody(
            @NotNull Duration after,
            @NotBlank @Size(max = 120) String endpoint) {}

    /**
     * @param spoken the languages of an agreement; null for one that is not the party's
     * @param endpoints what the party's endpoints are called
     * @throws Refusal 422 with everything that is wrong
     */
    void check(Function<String, List<String>> spoken, Set<String> endpoints) {
        var errors = new ArrayList<FieldError>();
        var named = new HashSet<String>();
        for (int i = 0; i < agreements.size(); i++) {
            var settings = agreements.get(i);
            var at = "#/agreements/" + i;
            var languages = spoken.apply(settings.agreementId());
            if (languages == null) {
                errors.add(new FieldError(at + "/agreementId", "is no agreement of the party"));
            } else if (!named.add(settings.agreementId())) {
                errors.add(new FieldError(at + "/agreementId", "is there twice"));
            } else {
                settings.check(at, languages, endpoints, errors);
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
