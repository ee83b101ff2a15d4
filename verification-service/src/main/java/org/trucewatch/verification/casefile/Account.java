package org.trucewatch.verification.casefile;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What the accused party says of an act, in its own words. Never edited; a further word is another account. */
@Entity
@Table(name = "account")
public class Account {

    @Id
    private UUID id;

    private UUID caseId;
    private String party;
    private String givenBy;
    private Instant givenAt;
    private boolean late;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Text> text;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> evidence;

    protected Account() {}

    public Account(
            UUID id, CaseFile file, String party, String givenBy, List<Text> text, List<UUID> evidence, Instant now) {
        this.id = id;
        this.caseId = file.id();
        this.party = party;
        this.givenBy = givenBy;
        this.givenAt = now;
        this.late = file.hearing().isLate(party, now);
        this.text = List.copyOf(text);
        this.evidence = List.copyOf(evidence);
    }

    public UUID id() {
        return id;
    }

    public UUID caseId() {
        return caseId;
    }

    public String party() {
        return party;
    }

    public String givenBy() {
        return givenBy;
    }

    public Instant givenAt() {
        return givenAt;
    }

    /** It came after the deadline. */
    public boolean isLate() {
        return late;
    }

    public List<Text> text() {
        return text;
    }

    public List<UUID> evidence() {
        return evidence;
    }
}
