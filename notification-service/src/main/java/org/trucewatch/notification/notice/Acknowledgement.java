package org.trucewatch.notification.notice;

import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** That a signed-in person of a party's office has taken note of a notice. */
@Entity
public class Acknowledgement {

    @Id
    private UUID id;

    private UUID noticeId;
    private String party;
    private String person;
    private String name;
    private Instant at;

    protected Acknowledgement() {}

    public Acknowledgement(UUID noticeId, String party, String person, String name, Instant at) {
        this.id = idOf(noticeId, party);
        this.noticeId = noticeId;
        this.party = party;
        this.person = person;
        this.name = name;
        this.at = at;
    }

    /** A party acknowledges a notice once, so its id follows from both. */
    public static UUID idOf(UUID noticeId, String party) {
        return Ids.named("acknowledgement", noticeId.toString(), party);
    }

    public UUID id() {
        return id;
    }

    public UUID noticeId() {
        return noticeId;
    }

    public String party() {
        return party;
    }

    /** The account's permanent id. */
    public String person() {
        return person;
    }

    public String name() {
        return name;
    }

    public Instant at() {
        return at;
    }
}
