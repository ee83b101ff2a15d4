package org.trucewatch.verification.casefile;

import org.trucewatch.verification.agreement.Actor;
import org.trucewatch.verification.agreement.Governing;
import org.trucewatch.verification.agreement.Terms;
import org.trucewatch.verification.incident.Alleged;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The review of one admitted incident. */
@Entity
@Table(name = "case_file")
public class CaseFile {

    @Id
    private UUID id;

    private UUID incidentId;
    private String agreementId;
    private int agreementVersion;

    @Embedded
    private Matter matter;

    @Embedded
    private Course course;

    @Embedded
    private Hearing hearing;

    @Embedded
    private Panel panel;

    private long revision;
    private Instant openedAt;

    protected CaseFile() {}

    /**
     * Opens a case.
     *
     * @param request how the accused party is asked; null where nobody is
     */
    public static CaseFile open(UUID id, Governing rules, Alleged incident, AccountRequest request, Instant now) {
        var file = new CaseFile();
        file.id = id;
        file.incidentId = incident.id();
        file.agreementId = rules.agreementId();
        file.agreementVersion = rules.version();
        file.matter = Matter.of(incident, rules.terms());
        file.course = new Course();
        file.hearing = new Hearing();
        file.panel = Panel.of(rules.terms(), incident.suspects());
        file.openedAt = now;
        file.begin(request, rules.terms().longStop(), now);
        return file;
    }

    /**
     * The accused is asked, or where nobody is the review begins at once. While the parties may not be told of the
     * case it waits: they would have to be told of what is found.
     */
    public void begin(AccountRequest request, Duration longStop, Instant now) {
        if (request != null) {
            hearing.ask(request, false);
        }
        var next = request != null
                ? CaseStatus.AWAITING_REPLY
                : matter.reach().reachesParties() ? CaseStatus.IN_REVIEW : CaseStatus.OPEN;
        course.start(next, longStop, now);
        revision++;
    }

    /** A further party is asked before anything is held against it; the panel waits, and then has all its time again. */
    public void ask(AccountRequest request, Duration longStop, Instant now) {
        course.requireUndecided();
        course.refuseIfJoined();
        if (!matter.reach().reachesParties()) {
            throw CaseProblems.consentWithheld();
        }
        if (hearing.isAsked(request.party()) || heard().contains(request.party())) {
            throw CaseProblems.alreadyAsked(request.party());
        }
        hearing.ask(request, course.is(CaseStatus.IN_REVIEW));
        course.start(CaseStatus.AWAITING_REPLY, longStop, now);
        revision++;
    }

    /**
     * An accused says something. The first word of whoever is asked now begins the review; a later one is taken too,
     * until the finding is released.
     *
     * @return whether the review begins with it
     */
    public boolean hearAccount(String party, Instant now) {
        if (!hearing.wasEverAsked(party)) {
            throw CaseProblems.notTheAccused();
        }
        course.refuseIfJoined();
        if (course.isReleased(now)) {
            throw CaseProblems.alreadyDecided();
        }
        if (!course.is(CaseStatus.AWAITING_REPLY) || !hearing.isAsked(party)) {
            return false;
        }
        course.beginReview(now);
        revision++;
        return true;
    }

    /** The one extension of the accused party's clock. */
    public void extend(String party, Duration by, String reason, Instant now) {
        if (!hearing.isAsked(party)) {
            throw CaseProblems.notTheAccused();
        }
        if (!course.is(CaseStatus.AWAITING_REPLY) || hearing.isLate(party, now)) {
            throw CaseProblems.notAwaitingReply();
        }
        hearing.extend(by, reason, now);
        revision++;
    }

    /** The deadline passed: silence is recorded as silence, and the review begins. False when it has not passed. */
    public boolean hearSilence(Instant now) {
        if (!course.is(CaseStatus.AWAITING_REPLY)
                || !hearing.request().orElseThrow().isPastAt(now)) {
            return false;
        }
        hearing.fallSilent();
        course.beginReview(now);
        revision++;
        return true;
    }

    /** Takes in what the reports of its incident say together now. */
    public void learn(Alleged incident, Terms terms) {
        course.requireUndecided();
        var next = matter.followedBy(Matter.of(incident, terms));
        if (!next.equals(matter)) {
            matter = next;
            revision++;
        }
    }

    /** Bars from their seats whose own or allied force is accused, and nobody else; answers the seats to be filled anew. */
    public List<String> reseat(Terms terms, Collection<Actor> suspects) {
        course.requireUndecided();
        return panel.reseat(terms, suspects);
    }

    /** All reports went to another incident, whose own case goes on; a question that waits for its answer is taken back. */
    public void joinInto(UUID incident) {
        course.requireUndecided();
        if (course.is(CaseStatus.AWAITING_REPLY)) {
            hearing.setAside(false);
        }
        course.joinInto(incident);
        revision++;
    }

    /**
     * A reviewer takes the seat of a bloc, or has it already. Whether somebody else sits there is told before how far
     * the case has come: a refusal must not tell a decision that is not released.
     */
    public Seat seat(String bloc, Reviewer reviewer, Instant now) {
        boolean satBefore = panel.seatOf(reviewer.subject()).isPresent();
        Seat seat = panel.take(bloc, reviewer, now);
        if (!satBefore) {
            course.requireUndecided();
        }
        return seat;
    }

    /** Steps aside, for good. The seat is then for another reviewer of the same bloc. */
    public void recuse(Reviewer reviewer, String reason, Instant now) {
        if (course.isRevealed() && panel.seatOf(reviewer.subject()).isPresent()) {
            throw CaseProblems.revealed();
        }
        panel.recuse(reviewer, reason, now);
    }

    /** The panel has decided. Until the release nobody else is told, so the revision stays. */
    public void decide(Instant now, Instant release) {
        course.requireInReview();
        course.decide(now, release);
    }

    /** The finding is out: what the case tells everybody changes only now. */
    public void release() {
        revision++;
    }

    /** The parties that have been heard, or let their time pass: against them something may be held. */
    public Set<String> heard() {
        return hearing.heard(!course.is(CaseStatus.AWAITING_REPLY));
    }

    public UUID id() {
        return id;
    }

    public UUID incidentId() {
        return incidentId;
    }

    public String agreementId() {
        return agreementId;
    }

    public int agreementVersion() {
        return agreementVersion;
    }

    public Matter matter() {
        return matter;
    }

    public Course course() {
        return course;
    }

    public Hearing hearing() {
        return hearing;
    }

    public Panel panel() {
        return panel;
    }

    public long revision() {
        return revision;
    }

    public Instant openedAt() {
        return openedAt;
    }
}
