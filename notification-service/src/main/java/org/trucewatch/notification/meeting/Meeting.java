package org.trucewatch.notification.meeting;

import org.hibernate.annotations.BatchSize;
import org.trucewatch.kit.problems.Refusal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;

/**
 * A request to meet and its answers. It ends agreed, declined or withdrawn, or at its deadline; never silently. What is
 * agreed can be moved, and is held or not.
 */
@Entity
public class Meeting {

    @Id
    private UUID id;

    private String agreementId;
    private boolean drill;

    @Embedded
    private Invitation invitation;

    @Enumerated(EnumType.STRING)
    private MeetingState state;

    private long revision;
    private Instant agreedStart;
    private Integer agreedMinutes;
    private Instant closedAt;
    private String withdrawal;

    @ElementCollection
    @CollectionTable(name = "meeting_proposal", joinColumns = @JoinColumn(name = "meeting_id"))
    private Set<Proposal> proposed = new HashSet<>();

    @OneToMany(mappedBy = "meeting", cascade = CascadeType.PERSIST)
    @OrderBy("number")
    @BatchSize(size = 100)
    private List<Reply> replies = new ArrayList<>();

    protected Meeting() {}

    public Meeting(Request asked, Instant now) {
        id = asked.id();
        agreementId = asked.agreementId();
        drill = asked.drill();
        invitation = new Invitation(asked, now);
        proposed.addAll(asked.proposed());
        state = MeetingState.REQUESTED;
        revision = 1;
    }

    /** Takes an answer; it may settle the matter. A party may answer again until then, and its latest answer counts. */
    public Reply answer(UUID replyId, String party, Answer answer, String officer, String replyDigest, Instant now) {
        refuseUnlessOpen(now);
        refuseUnlessAsked(party);
        Optional<Proposal> accepted = positions().onTheTable(answer.start());
        if (answer.kind() == ReplyKind.ACCEPT && accepted.isEmpty()) {
            throw Refusal.invalid("#/start", "is not one of the proposed times");
        }
        if (answer.kind() == ReplyKind.DELEGATE
                && (party.equals(answer.delegate()) || invitation.requestedBy().equals(answer.delegate()))) {
            throw Refusal.invalid("#/to", "must be another party than the one that delegates and the requester");
        }
        var reply = new Reply(replyId, this, replies.size() + 1, party, answer, officer, replyDigest, now);
        replies.add(reply);
        revision++;
        if (answer.kind() == ReplyKind.ACCEPT && positions().agreedOn(answer.start())) {
            close(MeetingState.AGREED, now);
            takesPlace(accepted.get());
        } else if (positions().declinedByAll()) {
            close(MeetingState.DECLINED, now);
        }
        return reply;
    }

    /** The requester does not want to meet any more. */
    public void withdraw(String party, String reason, Instant now) {
        if (!invitation.requestedBy().equals(party)) {
            throw Refusal.notAllowed("not-the-requester", "Only the party that asked for the meeting can withdraw it");
        }
        if (state != MeetingState.REQUESTED && !dateIsSet()) {
            throw closed();
        }
        close(MeetingState.WITHDRAWN, now);
        withdrawal = reason;
        revision++;
    }

    /** The deadline has passed. Once settled, nothing happens any more. */
    public boolean timeIsUp(Instant now) {
        if (state != MeetingState.REQUESTED || now.isBefore(invitation.replyBy())) {
            return false;
        }
        close(
                !silent().isEmpty()
                        ? MeetingState.LAPSED
                        : positions().declinedByAny() ? MeetingState.DECLINED : MeetingState.NO_AGREED_TIME,
                now);
        revision++;
        return true;
    }

    /** All who come have agreed to another time. */
    void moveTo(Proposal later) {
        takesPlace(later);
        state = MeetingState.POSTPONED;
        revision++;
    }

    /** Something was asked or said about it that leaves the date as it is. */
    void noted() {
        revision++;
    }

    /** One who was to come says what became of it; the first to say so settles whether it was held. */
    void becameOf(boolean held, Instant now) {
        if (dateIsSet()) {
            close(held ? MeetingState.HELD : MeetingState.NOT_HELD, now);
        }
        revision++;
    }

    /** Whether it is agreed when it takes place, and nothing has become of it yet. */
    public boolean dateIsSet() {
        return state == MeetingState.AGREED || state == MeetingState.POSTPONED;
    }

    /** Who comes: the requester and all that are required, or the delegate that one of them has named. */
    public List<String> attending() {
        return positions().attending();
    }

    /** The required parties that have not answered at all. */
    public List<String> silent() {
        return positions().silent();
    }

    public Optional<Reply> latestOf(String party) {
        return positions().latestOf(party);
    }

    private void refuseUnlessOpen(Instant now) {
        if (state != MeetingState.REQUESTED || !now.isBefore(invitation.replyBy())) {
            throw closed();
        }
    }

    private void refuseUnlessAsked(String party) {
        if (!invitation.concerns(party) && replies.stream().noneMatch(reply -> party.equals(reply.delegate()))) {
            throw Refusal.notAllowed("not-asked", "Your party is neither asked to this meeting nor its requester");
        }
    }

    private Refusal closed() {
        return Refusal.conflict("meeting-closed", "The request is settled or its time has passed")
                .with("state", state);
    }

    private void takesPlace(Proposal agreed) {
        agreedStart = agreed.start();
        agreedMinutes = agreed.minutes();
    }

    private void close(MeetingState outcome, Instant now) {
        state = outcome;
        closedAt = now;
    }

    private Positions positions() {
        return new Positions(invitation.requestedBy(), invitation.required(), proposed, replies);
    }

    public UUID id() {
        return id;
    }

    public String agreementId() {
        return agreementId;
    }

    public boolean drill() {
        return drill;
    }

    public Invitation invitation() {
        return invitation;
    }

    public List<Proposal> proposed() {
        return proposed.stream().sorted(Comparator.comparing(Proposal::start)).toList();
    }

    public MeetingState state() {
        return state;
    }

    public long revision() {
        return revision;
    }

    public Instant agreedStart() {
        return agreedStart;
    }

    public Integer agreedMinutes() {
        return agreedMinutes;
    }

    public Instant closedAt() {
        return closedAt;
    }

    public String withdrawal() {
        return withdrawal;
    }

    public List<Reply> replies() {
        return List.copyOf(replies);
    }
}
