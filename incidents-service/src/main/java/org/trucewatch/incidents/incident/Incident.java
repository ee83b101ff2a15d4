package org.trucewatch.incidents.incident;

import org.trucewatch.kit.problems.Refusal;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** The alleged event that one or more reports describe. What it looks like is composed from them for each reader. */
@Entity
public class Incident {

    public static final String BY_RULE = "rule";

    @Id
    private UUID id;

    private String agreementId;
    private String area;
    private String kind;
    private boolean drill;

    @Enumerated(EnumType.STRING)
    private IncidentState state;

    private boolean covered;

    @Enumerated(EnumType.STRING)
    private Coverage.Reason coverageReason;

    private String party;
    private boolean urgent;
    private boolean sensitive;

    @Embedded
    private Decision decision;

    private UUID joinedInto;
    private Instant withdrawnAt;
    private UUID caseId;
    private String caseStatus;
    private long caseRevision;

    @Embedded
    private Changes changes;

    @Version
    @Column(name = "lock_version")
    private int lockVersion;

    protected Incident() {}

    public static Incident alleged(UUID id, String agreementId, String area, String kind, boolean drill, Instant now) {
        var incident = new Incident();
        incident.id = id;
        incident.agreementId = agreementId;
        incident.area = area;
        incident.kind = kind;
        incident.drill = drill;
        incident.state = IncidentState.ALLEGED;
        incident.changes = new Changes(now);
        return incident;
    }

    /** Takes in what its reports now say together. An adjudicator's decision, or a case, is not undone by a rule. */
    public void describe(Picture picture, Admission admission, Instant now) {
        allegeAgain(now);
        covered = picture.coverage().covered();
        coverageReason = picture.coverage().reason();
        party = picture.actor().party();
        urgent = picture.urgent();
        sensitive = picture.sensitive();
        boolean open = state == IncidentState.ALLEGED || state == IncidentState.NOT_ADMITTED;
        if (open && (decision == null || BY_RULE.equals(decision.by()))) {
            decideByRule(admission, now);
        }
        changed(now);
    }

    /** The last of its reports was withdrawn; what was decided and found stands in the record. */
    public void withdraw(Instant now) {
        withdrawnAt = now;
        if (state != IncidentState.FOUND && state != IncidentState.REOPENED) {
            state = IncidentState.WITHDRAWN;
        }
        changes.turn(now);
        changed(now);
    }

    private void allegeAgain(Instant now) {
        if (withdrawnAt != null) {
            withdrawnAt = null;
            state = state == IncidentState.WITHDRAWN ? decided() : state;
            changes.turn(now);
        }
    }

    private void decideByRule(Admission admission, Instant now) {
        switch (admission.outcome()) {
            case ADMIT -> settle(new Decision(true, BY_RULE, admission.reason(), now), now);
            case REFUSE -> settle(new Decision(false, BY_RULE, admission.reason(), now), now);
            case UNDECIDED -> settle(null, now);
        }
    }

    /** An adjudicator opens the way to a case. */
    public void admit(String adjudicator, String reason, Instant now) {
        refuseUnlessOpen();
        if (!covered) {
            throw Refusal.conflict("not-covered", "The agreement does not cover it: " + coverageReason);
        }
        settle(new Decision(true, adjudicator, reason, now), now);
        changed(now);
    }

    /** An adjudicator refuses, with a reason that can be contested. */
    public void refuse(String adjudicator, String reason, Instant now) {
        refuseUnlessOpen();
        settle(new Decision(false, adjudicator, reason, now), now);
        changed(now);
    }

    private void refuseUnlessOpen() {
        refuseIfJoined();
        if (withdrawnAt != null) {
            throw Refusal.conflict("withdrawn", "Nobody alleges it any more");
        }
        if (state != IncidentState.ALLEGED && state != IncidentState.NOT_ADMITTED) {
            throw Refusal.conflict("already-admitted", "It has been admitted, and a case is under way");
        }
    }

    private void refuseIfJoined() {
        if (joinedInto != null) {
            throw Refusal.conflict("joined", "It was joined into another incident")
                    .with("joinedInto", joinedInto);
        }
    }

    /** The same said again tells nothing but that it was asked again. */
    private void settle(Decision next, Instant now) {
        if (next == null ? decision == null : next.saysAs(decision)) {
            return;
        }
        decision = next;
        touch(now);
        if (state != decided()) {
            state = decided();
            changes.turn(now);
        }
    }

    private IncidentState decided() {
        return decision == null ? IncidentState.ALLEGED : decision.leadsTo();
    }

    /** All its reports went to another incident; it stays, to be parted again. */
    public void joinInto(Incident other, Instant now) {
        refuseIfJoined();
        joinedInto = other.id;
        changed(now);
    }

    /** It has a report of its own again. */
    public void standAlone(Instant now) {
        joinedInto = null;
        changed(now);
    }

    /** Follows its case for display. Whether the status is newer than what was known. */
    public boolean followCase(UUID changedCase, String status, long newRevision) {
        if (newRevision <= caseRevision) {
            return false;
        }
        caseId = changedCase;
        caseStatus = status;
        caseRevision = newRevision;
        return true;
    }

    /** Of its case, as the review tells it; what of it may be shown is another matter. */
    public String caseStatus() {
        return caseStatus;
    }

    /** The finding was released. */
    public void found(Instant now) {
        state = IncidentState.FOUND;
        changes.turn(now);
        changed(now);
    }

    /** The case was opened again; the finding stands until it is superseded. */
    public void reopen(Instant now) {
        if (state == IncidentState.FOUND) {
            state = IncidentState.REOPENED;
            changes.turn(now);
            changed(now);
        }
    }

    /** Something changed that is shown beside every side of it but the public one. */
    public void touch(Instant now) {
        changes.touch(now);
    }

    /** What is told of it is no longer what was told. */
    public void changed(Instant now) {
        changes.tell(now);
    }

    public UUID id() {
        return id;
    }

    public String agreementId() {
        return agreementId;
    }

    public boolean isDrill() {
        return drill;
    }

    public IncidentState state() {
        return state;
    }

    /** Whether it has, or had, a case. */
    public boolean isAdmitted() {
        return (decision != null && decision.admitted())
                || state == IncidentState.FOUND
                || state == IncidentState.REOPENED;
    }

    /** Since when nobody alleges it any more, or null. */
    public Instant withdrawnAt() {
        return withdrawnAt;
    }

    public UUID joinedInto() {
        return joinedInto;
    }

    public long revision() {
        return changes.revision();
    }

    /** Who decided what about admission, or null while nobody did. */
    public Decision decision() {
        return decision;
    }
}
