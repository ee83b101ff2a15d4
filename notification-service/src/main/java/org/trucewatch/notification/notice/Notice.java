package org.trucewatch.notification.notice;

import org.trucewatch.notification.party.Codes;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** A formal document, the same to all parties of an agreement. Held until its release; never changed after it. */
@Entity
public class Notice {

    @Id
    private UUID id;

    private String agreementId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String subject;
    private long revision;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    private boolean drill;
    private String answerers;
    private Instant releaseAt;
    private String document;
    private String digest;
    private String titles;
    private Instant releasedAt;

    protected Notice() {}

    /** A notice whose text follows, by {@link #write}, before it is released. */
    public Notice(Heading heading) {
        id = heading.id();
        agreementId = heading.agreementId();
        kind = heading.kind();
        subject = heading.subject();
        revision = heading.revision();
        urgency = heading.urgency();
        drill = heading.drill();
        answerers = Codes.join(heading.to());
        releaseAt = heading.releaseAt();
    }

    public Notice(Draft draft) {
        this(draft.heading());
        write(draft);
    }

    /** Gives a held notice its text. */
    public void write(Draft draft) {
        if (releasedAt != null) {
            throw new IllegalStateException("a released notice is never changed");
        }
        document = draft.document();
        digest = draft.digest();
        titles = draft.titles();
    }

    public Heading heading() {
        return new Heading(id, agreementId, kind, subject, revision, urgency, drill, to(), releaseAt);
    }

    public boolean written() {
        return document != null;
    }

    public UUID id() {
        return id;
    }

    public String agreementId() {
        return agreementId;
    }

    public Kind kind() {
        return kind;
    }

    public String subject() {
        return subject;
    }

    public long revision() {
        return revision;
    }

    public Urgency urgency() {
        return urgency;
    }

    public boolean drill() {
        return drill;
    }

    public List<String> to() {
        return Codes.split(answerers);
    }

    public Instant releaseAt() {
        return releaseAt;
    }

    public String document() {
        return document;
    }

    public String digest() {
        return digest;
    }

    public String titles() {
        return titles;
    }

    public Instant releasedAt() {
        return releasedAt;
    }
}
