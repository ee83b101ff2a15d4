package org.trucewatch.verification.casefile;

import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;

/** Who was asked for an account of an act, and who was not heard yet. Nobody is held to have done it unasked. */
@Embeddable
public class Hearing {

    @Embedded
    private AccountRequest request;

    private boolean silent;

    @ElementCollection
    @CollectionTable(name = "earlier_request", joinColumns = @JoinColumn(name = "case_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT) // lists ask every case who was asked
    private List<EarlierRequest> earlier = new ArrayList<>();

    /** @param heard whether the party asked until now has answered or let its time pass */
    void ask(AccountRequest next, boolean heard) {
        setAside(heard);
        request = next;
    }

    /** The present request is followed by another, or by none. */
    void setAside(boolean heard) {
        if (request != null) {
            earlier.add(new EarlierRequest(
                    request.party(),
                    request.actor(),
                    request.requestedAt(),
                    request.servedAt(),
                    request.replyBy(),
                    heard,
                    silent));
        }
        request = null;
        silent = false;
    }

    void extend(Duration by, String reason, Instant now) {
        request = request.extendedBy(by, reason, now);
    }

    void fallSilent() {
        silent = true;
    }

    public Optional<AccountRequest> request() {
        return Optional.ofNullable(request);
    }

    public boolean isSilent() {
        return silent;
    }

    /** Requests before the present one, the oldest first. */
    public List<EarlierRequest> earlier() {
        return List.copyOf(earlier);
    }

    public boolean isAsked(String party) {
        return request != null && request.party().equals(party);
    }

    public boolean wasEverAsked(String party) {
        return isAsked(party) || earlier.stream().anyMatch(one -> one.party().equals(party));
    }

    /** Whether the time to answer that a party was last given has passed. */
    boolean isLate(String party, Instant now) {
        if (isAsked(party)) {
            return request.isPastAt(now);
        }
        return earlier.stream()
                .filter(one -> one.party().equals(party))
                .reduce((first, second) -> second)
                .map(one -> !now.isBefore(one.replyBy()))
                .orElseThrow();
    }

    /** Everybody against whom something may be held now or after the reply. */
    public Set<String> actors() {
        var actors = new HashSet<String>();
        earlier.stream()
                .filter(EarlierRequest::heard)
                .map(EarlierRequest::actor)
                .forEach(actors::add);
        request().map(AccountRequest::actor).ifPresent(actors::add);
        return actors;
    }

    /** @param presentToo whether the party that is asked now has been heard */
    Set<String> heard(boolean presentToo) {
        var heard = new HashSet<String>();
        earlier.stream()
                .filter(EarlierRequest::heard)
                .map(EarlierRequest::party)
                .forEach(heard::add);
        if (presentToo && request != null) {
            heard.add(request.party());
        }
        return heard;
    }
}
