package org.trucewatch.notification.api;

import org.trucewatch.notification.letter.Letters;
import org.trucewatch.notification.letter.Titled;
import org.trucewatch.notification.party.Parties;
import org.trucewatch.notification.party.Party;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** Chooses the language: the one that is asked for, else the first that the caller's party reads. */
@RequestScoped
class Tongues {

    private final Parties parties;
    private final Members members;
    private final HttpHeaders headers;
    private final Map<String, List<String>> preferred = new HashMap<>();

    Tongues(Parties parties, Members members, HttpHeaders headers) {
        this.parties = parties;
        this.members = members;
        this.headers = headers;
    }

    <T extends Titled> T choose(String agreementId, List<T> inEveryLanguage) {
        return Letters.preferring(preferred.computeIfAbsent(agreementId, this::preferred), inEveryLanguage)
                .get(0);
    }

    private List<String> preferred(String agreementId) {
        var accepted = headers.getAcceptableLanguages().stream()
                .filter(locale -> !locale.getLanguage().equals("*"))
                .map(Locale::toLanguageTag)
                .toList();
        if (!accepted.isEmpty()) {
            return accepted;
        }
        String party = members.caller().party();
        return party == null
                ? List.of()
                : parties.of(agreementId, party).map(Party::languages).orElse(List.of());
    }
}
