package org.trucewatch.notification.meeting;

import org.hibernate.annotations.BatchSize;
import org.trucewatch.kit.problems.FieldError;
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

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;

/**
 * A request to move an agreed meeting to a later time. It needs the consent of all who come; refused or left unanswered,
 * it leaves the date as it is.
 */
@Entity
public class Postponement {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "meeting_id")
    private Meeting meeting;

    private String askedBy;
    private String person;
    private Instant askedAt;
    private String asked;
    private String reason;
    private Instant formerStart;
    private Instant replyBy;

    @Enumerated(EnumType.STRING)
    private PostponementState state;

    private Instant movedTo;
    private Instant closedAt;
    private String digest;

    @ElementCollection
    @CollectionTable(name = "postponement_proposal", joinColumns = @JoinColumn(name = "postponement_id"))
    @BatchSize(size = 100)
    private Set<Proposal> proposed = new HashSet<>();

    @OneToMany(mappedBy = "postponement", cascade = CascadeType.PERSIST)
    @OrderBy("number")
    @BatchSize(size = 100)
    private List<PostponementAnswer> answers = new ArrayList<>();

    protected Postponement() {}

    /** @throws Refusal 409 where there is no date to move, 403 to who does not come, 422 for times that move nothing */
    Postponement(Meeting meeting, Delay wanted, Instant now) {
        if (!meeting.dateIsSet() || !now.isBefore(meeting.agreedStart())) {
            throw Refusal.conflict("no-date-to-move", "No time is agreed that still lies ahead")
                    .with("state", meeting.state());
        }
        List<String> attending = meeting.attending();
        if (!attending.contains(wanted.party())) {
            throw Refusal.notAllowed("not-attending", "Only parties that come to the meeting can ask to move it");
        }
        check(wanted, meeting.agreedStart(), now);
        this.id = wanted.id();
        this.meeting = meeting;
        this.askedBy = wanted.party();
        this.person = wanted.person();
        this.askedAt = now;
        this.asked = Codes.join(
                attending.stream().filter(party -> !party.equals(askedBy)).toList());
        this.reason = wanted.reason();
        this.formerStart = meeting.agreedStart();
        this.replyBy = wanted.replyBy();
        this.state = PostponementState.ASKED;
        this.digest = wanted.digest();
        this.proposed.addAll(wanted.proposed());
        meeting.noted();
    }

    private static void check(Delay wanted, Instant start, Instant now) {
        var errors = new ArrayList<FieldError>();
        if (!wanted.replyBy().isAfter(now) || wanted.replyBy().isAfter(start)) {
            errors.add(new FieldError("#/replyBy", "must be in the future and not after the agreed time"));
        }
        for (int i = 0; i < wanted.proposed().size(); i++) {
            if (!wanted.proposed().get(i).start().isAfter(start)) {
                errors.add(new FieldError("#/proposed/" + i + "/start", "must be later than the agreed time"));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    /**
     * Takes the answer of one who comes; its latest answer counts. The meeting is moved once all accept the same time, and
     * stays where it is as soon as one declines.
     */
    PostponementAnswer answer(
            UUID answerId, String party, Answer given, String officer, String itsDigest, Instant now) {
        if (state != PostponementState.ASKED || !now.isBefore(replyBy)) {
            throw Refusal.conflict("postponement-closed", "The request is settled or its time has passed")
                    .with("state", state);
        }
        if (!asked().contains(party)) {
            throw Refusal.notAllowed("not-asked", "Your party is not asked to agree to another time");
        }
        var later = proposed.stream()
                .filter(one -> one.start().equals(given.start()))
                .findFirst();
        if (given.start() != null && later.isEmpty()) {
            throw Refusal.invalid("#/start", "is not one of the proposed times");
        }
        var answer = new PostponementAnswer(
                answerId, this, answers.size() + 1, party, given.start(), given.reason(), officer, itsDigest, now);
        answers.add(answer);
        if (given.start() == null) {
            close(PostponementState.DECLINED, now);
            meeting.noted();
        } else if (asked().stream().allMatch(one -> latestOf(one)
                .filter(latest -> given.start().equals(latest.start()))
                .isPresent())) {
            close(PostponementState.ACCEPTED, now);
            movedTo = given.start();
            meeting.moveTo(later.get());
        }
        return answer;
    }

    /** The time to answer has passed: the date stays. False when it was settled before. */
    boolean timeIsUp(Instant now) {
        if (state != PostponementState.ASKED || now.isBefore(replyBy)) {
            return false;
        }
        close(PostponementState.LAPSED, now);
        meeting.noted();
        return true;
    }

    /** There is no meeting to move any more. */
    void withdraw(Instant now) {
        close(PostponementState.WITHDRAWN, now);
    }

    private void close(PostponementState outcome, Instant now) {
        state = outcome;
        closedAt = now;
    }

    private Optional<PostponementAnswer> latestOf(String party) {
        return answers.stream().filter(answer -> answer.party().equals(party)).reduce((first, second) -> second);
    }

    /** Of whom nothing was heard. */
    public List<String> silent() {
        return asked().stream().filter(party -> latestOf(party).isEmpty()).toList();
    }

    public UUID id() {
        return id;
    }

    public Meeting meeting() {
        return meeting;
    }

    public String askedBy() {
        return askedBy;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** The parties that have to agree. */
    public List<String> asked() {
        return Codes.split(asked);
    }

    public String reason() {
        return reason;
    }

    public Instant formerStart() {
        return formerStart;
    }

    public Instant replyBy() {
        return replyBy;
    }

    public PostponementState state() {
        return state;
    }

    public Instant movedTo() {
        return movedTo;
    }

    public List<Proposal> proposed() {
        return proposed.stream().sorted(Comparator.comparing(Proposal::start)).toList();
    }

    public List<PostponementAnswer> answers() {
        return List.copyOf(answers);
    }

    public String digest() {
        return digest;
    }
}
