package org.trucewatch.notification.meeting;

import org.hibernate.annotations.BatchSize;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** One answer of one party. Never changed: a party that thinks again answers again. */
@Entity
public class Reply {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "meeting_id")
    private Meeting meeting;

    private int number;
    private String party;

    @Enumerated(EnumType.STRING)
    private ReplyKind kind;

    private Instant startAt;

    @ElementCollection
    @CollectionTable(name = "reply_proposal", joinColumns = @JoinColumn(name = "reply_id"))
    @BatchSize(size = 100)
    private Set<Proposal> proposed = new HashSet<>();

    private String delegate;
    private String reason;
    private Instant at;
    private String person;
    private String digest;

    protected Reply() {}

    Reply(UUID id, Meeting meeting, int number, String party, Answer answer, String person, String digest, Instant at) {
        this.id = id;
        this.meeting = meeting;
        this.number = number;
        this.party = party;
        this.kind = answer.kind();
        this.startAt = answer.start();
        this.proposed.addAll(answer.proposed());
        this.delegate = answer.delegate();
        this.reason = answer.reason();
        this.person = person;
        this.digest = digest;
        this.at = at;
    }

    /** Whether the party would come at that time. */
    boolean supports(Instant start) {
        return switch (kind) {
            case ACCEPT -> start.equals(startAt);
            case COUNTER ->
                proposed.stream().anyMatch(proposal -> proposal.start().equals(start));
            case DELEGATE, DECLINE -> false;
        };
    }

    public UUID id() {
        return id;
    }

    public String party() {
        return party;
    }

    public ReplyKind kind() {
        return kind;
    }

    public Instant start() {
        return startAt;
    }

    public List<Proposal> proposed() {
        return proposed.stream().sorted(Comparator.comparing(Proposal::start)).toList();
    }

    public String delegate() {
        return delegate;
    }

    public String reason() {
        return reason;
    }

    public Instant at() {
        return at;
    }

    public String person() {
        return person;
    }

    public String digest() {
        return digest;
    }
}
