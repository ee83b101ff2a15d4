package org.trucewatch.notification.meeting;

import org.trucewatch.kit.problems.FieldError;
import org.trucewatch.kit.problems.Refusal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/**
 * What one party put on record of a meeting. The first account says whether it was held; whoever contests it puts its own
 * beside, and none prevails.
 */
@Entity
@Table(name = "meeting_outcome")
public class Outcome {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "meeting_id")
    private Meeting meeting;

    private int number;
    private String party;
    private boolean held;
    private String content;
    private String digest;
    private String person;
    private Instant at;

    protected Outcome() {}

    /**
     * @param before what was put on record already
     * @throws Refusal 409 before the agreed time or for a second account of one party, 403 to who was not to come
     */
    Outcome(Meeting meeting, List<Outcome> before, Account said, Instant now) {
        boolean over = meeting.dateIsSet() && !now.isBefore(meeting.agreedStart());
        if (!over && before.isEmpty()) {
            throw Refusal.conflict("not-yet-met", "No agreed time of this meeting has come")
                    .with("state", meeting.state());
        }
        if (!meeting.attending().contains(said.party())) {
            throw Refusal.notAllowed(
                    "not-attending", "Only parties that come to the meeting put on record what it was");
        }
        if (before.stream().anyMatch(outcome -> outcome.party.equals(said.party()))) {
            throw Refusal.conflict("already-on-record", "Your party has put its account on record");
        }
        check(meeting, said.minutes());
        this.id = said.id();
        this.meeting = meeting;
        this.number = before.size() + 1;
        this.party = said.party();
        this.held = said.minutes().held();
        this.content = said.content();
        this.digest = said.digest();
        this.person = said.person();
        this.at = now;
        meeting.becameOf(held, now);
    }

    private static void check(Meeting meeting, Minutes minutes) {
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < minutes.undertakings().size(); i++) {
            var undertaking = minutes.undertakings().get(i);
            if (!meeting.attending().contains(undertaking.party())) {
                errors.add(new FieldError("#/undertakings/" + i + "/party", "did not come to the meeting"));
            }
            if (!undertaking.due().isAfter(meeting.agreedStart())) {
                errors.add(new FieldError("#/undertakings/" + i + "/due", "must be after the meeting"));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    public UUID id() {
        return id;
    }

    public Meeting meeting() {
        return meeting;
    }

    /** 1 for the first account; the others contest it. */
    public int number() {
        return number;
    }

    public String party() {
        return party;
    }

    public boolean held() {
        return held;
    }

    public String content() {
        return content;
    }

    public String digest() {
        return digest;
    }

    public String person() {
        return person;
    }

    public Instant at() {
        return at;
    }
}
