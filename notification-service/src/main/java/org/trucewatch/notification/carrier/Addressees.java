package org.trucewatch.notification.carrier;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.trucewatch.notification.party.Parties;
import org.trucewatch.notification.party.Party;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/** Looks up to whom something goes: in which languages they read, and when their office is open. */
@ApplicationScoped
class Addressees {

    /** Whether the mails of the next seconds already follow a new version of an agreement makes no difference. */
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private record Known(Optional<Party> party, long since) {}

    private final Parties parties;
    private final Map<UUID, Known> atHand = new ConcurrentHashMap<>();

    Addressees(Parties parties) {
        this.parties = parties;
    }

    Optional<Party> find(String agreementId, String party) {
        UUID id = Party.idOf(agreementId, party);
        Known known = atHand.get(id);
        if (known == null || System.nanoTime() - known.since() > FRESH) {
            var found = QuarkusTransaction.joiningExisting().call(() -> parties.findByIdOptional(id));
            known = new Known(found, System.nanoTime());
            atHand.put(id, known);
        }
        return known.party();
    }
}
