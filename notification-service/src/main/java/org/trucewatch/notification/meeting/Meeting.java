package org.trucewatch.notification.meeting;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.notification.party.Codes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;

/** A request to meet and its answers. It ends agreed, declined or withdrawn, or at its deadline; never silently. */
@Entity
public class Meeting {

    @Id
    private UUID id;

    private String agreementId;
    private boolean drill;
    private String requestedBy;
    private Instant requestedAt;
    private String person;
    private String urgency;
    private String required;
    private String invited;
    private Instant replyBy;

    @Enumerated(EnumType.STRING)
    private MeetingState state;

    private long revision;
    private Instant agreedStart;
    private Instant closedAt;
    private String withdrawal;
    private String request;
    private String digest;

    @ElementCollection
    @CollectionTable(name = "meeting_proposal", joinColumns = @JoinColumn(name = "meeting_id"))
    private Set<Proposal> proposed = new HashSet<>();

    @OneToMany(mappedBy = "meeting", cascade = CascadeType.PERSIST)
    @OrderBy("number")
    private List<Reply> replies = new ArrayList<>();

    protected Meeting() {}

    public Meeting(Request asked, Instant now) {
        id = asked.id();
        agreementId = asked.agreementId();
        drill = asked.drill();
        requestedBy = asked.requestedBy();
        requestedAt = now;
        person = asked.person();
        urgency = asked.urgent() ? "URGENT" : "ORDINARY";
        required = Codes.join(asked.required());
        invited = Codes.join(asked.invited());
        proposed.addAll(asked.proposed());
        replyBy = asked.replyBy();
        request = asked.content();
        digest = asked.digest();
        state = MeetingState.REQUESTED;
        revision = 1;
    }

    /** Takes an answer; it may settle the matter. A party may answer again until then, and its latest answer counts. */
    public Reply answer(UUID replyId, String party, Answer answer, String officer, String replyDigest, Instant now) {
        refuseUnlessOpen(now);
        refuseUnlessAsked(party);
        if (answer.kind() == ReplyKind.ACCEPT && !positions().onTheTable(answer.start())) {
            throw Refusal.invalid("#/start", "is not one of the proposed times");
        }
        if (answer.kind() == ReplyKind.DELEGATE
                && (party.equals(answer.delegate()) || requestedBy.equals(answer.delegate()))) {
            throw Refusal.invalid("#/to", "must be another party than the one that delegates and the requester");
        }
        var reply = new Reply(replyId, this, replies.size() + 1, party, answer, officer, replyDigest, now);
        replies.add(reply);
        revision++;
        if (answer.kind() == ReplyKind.ACCEPT && positions().agreedOn(answer.start())) {
            close(MeetingState.AGREED, now);
            agreedStart = answer.start();
        } else if (positions().declinedByAll()) {
            close(MeetingState.DECLINED, now);
        }
        return reply;
    }

    /** The requester does not want to meet any more. */
    public void withdraw(String party, String reason, Instant now) {
        if (!requestedBy.equals(party)) {
            throw Refusal.notAllowed("not-the-requester", "Only the party that asked for the meeting can withdraw it");
        }
        if (state != MeetingState.REQUESTED && state != MeetingState.AGREED) {
            throw closed();
        }
        close(MeetingState.WITHDRAWN, now);
        withdrawal = reason;
        revision++;
    }

    /** The deadline has passed. Once settled, nothing happens any more. */
    public boolean timeIsUp(Instant now) {
        if (state != MeetingState.REQUESTED || now.isBefore(replyBy)) {
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

    /** The required parties that have not answered at all. */
    public List<String> silent() {
        return positions().silent();
    }

    public Optional<Reply> latestOf(String party) {
        return positions().latestOf(party);
    }

    private void refuseUnlessOpen(Instant now) {
        if (state != MeetingState.REQUESTED || !now.isBefore(replyBy)) {
            throw closed();
        }
    }

    private void refuseUnlessAsked(String party) {
        boolean asked = party.equals(requestedBy)
                || Stream.concat(required().stream(), invited().stream()).anyMatch(party::equals)
                || replies.stream().anyMatch(reply -> party.equals(reply.delegate()));
        if (!asked) {
            throw Refusal.notAllowed("not-asked", "Your party is neither asked to this meeting nor its requester");
        }
    }

    private Refusal closed() {
        return Refusal.conflict("meeting-closed", "The request is settled or its time has passed")
                .with("state", state);
    }

    private void close(MeetingState outcome, Instant now) {
        state = outcome;
        closedAt = now;
    }

    private Positions positions() {
        return new Positions(requestedBy, required(), proposed, replies);
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

    public String requestedBy() {
        return requestedBy;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public boolean urgent() {
        return "URGENT".equals(urgency);
    }

    public List<String> required() {
        return Codes.split(required);
    }

    public List<String> invited() {
        return Codes.split(invited);
    }

    public List<Proposal> proposed() {
        return proposed.stream().sorted(Comparator.comparing(Proposal::start)).toList();
    }

    public Instant replyBy() {
        return replyBy;
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

    public Instant closedAt() {
        return closedAt;
    }

    public String withdrawal() {
        return withdrawal;
    }

    public String request() {
        return request;
    }

    public String digest() {
        return digest;
    }

    public List<Reply> replies() {
        return List.copyOf(replies);
    }
}
