package org.trucewatch.notification.meeting;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where everybody stands on a request to meet, from the answers given so far. */
record Positions(String requester, List<String> required, Collection<Proposal> proposed, List<Reply> replies) {

    Optional<Reply> latestOf(String party) {
        return replies.stream().filter(reply -> reply.party().equals(party)).reduce((first, second) -> second);
    }

    /** The required parties that have not answered at all. */
    List<String> silent() {
        return required.stream().filter(party -> latestOf(party).isEmpty()).toList();
    }

    /** The requester and all that are required, or the delegate that one of them has named. */
    List<String> attending() {
        return Stream.concat(Stream.of(requester), required.stream().map(party -> latestOf(party)
                        .filter(reply -> reply.kind() == ReplyKind.DELEGATE)
                        .map(Reply::delegate)
                        .orElse(party)))
                .distinct()
                .toList();
    }

    /** The proposal for that time, if somebody has made one. */
    Optional<Proposal> onTheTable(Instant start) {
        return Stream.concat(proposed.stream(), replies.stream().flatMap(reply -> reply.proposed().stream()))
                .filter(proposal -> proposal.start().equals(start))
                .findFirst();
    }

    /** The requester stands by what it proposed; everybody required has to come themselves or through a delegate. */
    boolean agreedOn(Instant start) {
        boolean requesterComes = proposed.stream()
                        .anyMatch(proposal -> proposal.start().equals(start))
                || latestOf(requester).map(reply -> reply.supports(start)).orElse(false);
        return requesterComes
                && required.stream().allMatch(party -> counting(party)
                        .map(reply -> reply.supports(start))
                        .orElse(false));
    }

    boolean declinedByAll() {
        return required.stream().allMatch(this::declined);
    }

    boolean declinedByAny() {
        return required.stream().anyMatch(this::declined);
    }

    private boolean declined(String party) {
        return counting(party).map(reply -> reply.kind() == ReplyKind.DECLINE).orElse(false);
    }

    /** What counts for a party: its latest answer, or its delegate's where it named one that has answered. */
    private Optional<Reply> counting(String party) {
        return latestOf(party)
                .map(own -> own.kind() == ReplyKind.DELEGATE
                        ? latestOf(own.delegate()).orElse(own)
                        : own);
    }
}
