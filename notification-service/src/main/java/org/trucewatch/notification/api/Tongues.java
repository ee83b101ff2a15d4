package org.trucewatch.notification.api;

import org.trucewatch.notification.letter.Letter;
import org.trucewatch.notification.letter.Letters;
import org.trucewatch.notification.notice.Notice;
import org.trucewatch.notification.party.Parties;
import org.trucewatch.notification.party.Party;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** Chooses the language: the one that is asked for, else the first that the caller's party reads. */
@ApplicationScoped
class Tongues {

    private final Parties parties;
    private final Members members;

    Tongues(Parties parties, Members members) {
        this.parties = parties;
        this.members = members;
    }

    Letter choose(HttpHeaders headers, Notice notice) {
        return Letters.preferring(wanted(headers, notice.agreementId()), Letters.document(notice.document()))
                .get(0);
    }

    private List<String> wanted(HttpHeaders headers, String agreementId) {
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
