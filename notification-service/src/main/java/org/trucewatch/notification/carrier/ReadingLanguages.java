package org.trucewatch.notification.carrier;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.trucewatch.notification.party.Parties;
import org.trucewatch.notification.party.Party;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** In which languages a party reads. */
@ApplicationScoped
class ReadingLanguages {

    private final Parties parties;

    ReadingLanguages(Parties parties) {
        this.parties = parties;
    }

    List<String> of(String agreementId, String party) {
        return QuarkusTransaction.requiringNew()
                .call(() -> parties.of(agreementId, party).map(Party::languages).orElse(List.of()));
    }
}
