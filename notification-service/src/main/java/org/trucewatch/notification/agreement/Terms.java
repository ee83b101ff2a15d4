package org.trucewatch.notification.agreement;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of an agreement document that this service reads; the rest is ignored. */
public record Terms(
        String id,
        List<Text> title,
        ZoneId zone,
        List<String> languages,
        List<PartyTerms> parties,
        List<Coded> kinds,
        List<Coded> commitments,
        Rules rules) {

    public record PartyTerms(String id, List<Text> name, List<String> languages, OfficeTerms office) {}

    public record OfficeTerms(String name, Hours hours, String email) {}

    /** Days as MON to SUN; {@code to} may be 24:00. */
    public record Hours(ZoneId zone, List<String> days, String from, String to) {}

    /** Something that has a code and is called something in each language. */
    public record Coded(String code, List<Text> text) {}

    public record Rules(Meetings meetings) {}

    /** How long before it begins a meeting has to be asked for, counted from service. */
    public record Meetings(Duration urgentNotice, Duration ordinaryNotice) {}

    public Optional<PartyTerms> party(String party) {
        return parties.stream().filter(known -> known.id().equals(party)).findFirst();
    }

    /** The name of a party, a kind of act or a commitment; the code itself where the agreement has no word for it. */
    public String name(String code, String lang) {
        Stream<List<Text>> candidates = Stream.of(
                        parties.stream()
                                .filter(known -> known.id().equals(code))
                                .map(PartyTerms::name),
                        coded(kinds, code),
                        coded(commitments, code))
                .flatMap(found -> found);
        return candidates
                .flatMap(texts -> Text.best(lang, texts).stream())
                .map(Text::text)
                .findFirst()
                .orElse(code);
    }

    private static Stream<List<Text>> coded(List<Coded> list, String code) {
        return list == null
                ? Stream.empty()
                : list.stream().filter(known -> known.code().equals(code)).map(Coded::text);
    }

    public Duration minimumNotice(boolean urgent) {
        if (rules == null || rules.meetings() == null) {
            return Duration.ZERO;
        }
        Duration notice =
                urgent ? rules.meetings().urgentNotice() : rules.meetings().ordinaryNotice();
        return notice == null ? Duration.ZERO : notice;
    }
}
