package org.trucewatch.verification.assessment;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;

/** One reviewer's opinion for one seat. Sealed until every seat has given one. */
@Entity
@Table(name = "assessment")
public class Assessment {

    @Id
    private UUID id;

    private UUID caseId;
    private String bloc;
    private String heldBy;
    private String reviewer;
    private String reviewerName;

    @JdbcTypeCode(SqlTypes.JSON)
    private Opinion opinion;

    private String digest;
    private Instant givenAt;
    private Instant setAsideAt;

    @ElementCollection
    @CollectionTable(name = "later_opinion", joinColumns = @JoinColumn(name = "assessment_id"))
    @OrderColumn(name = "position")
    private List<LaterOpinion> later = new ArrayList<>();

    protected Assessment() {}

    /**
     * @param bloc the seat
     * @param heldBy the bloc whose reviewer sits there
     * @param digest of the opinion's canonical form
     */
    public Assessment(
            UUID id,
            UUID caseId,
            String bloc,
            String heldBy,
            String reviewer,
            String reviewerName,
            Opinion opinion,
            String digest,
            Instant now) {
        this.id = id;
        this.caseId = caseId;
        this.bloc = bloc;
        this.heldBy = heldBy;
        this.reviewer = reviewer;
        this.reviewerName = reviewerName;
        this.opinion = opinion;
        this.digest = digest;
        this.givenAt = now;
    }

    /** Before the reveal a second thought replaces the first. */
    public void replace(Opinion second, String itsDigest, Instant now) {
        opinion = second;
        digest = itsDigest;
        givenAt = now;
    }

    /** After the reveal it stands beside: what the finding rests on stays as it was. */
    public void addBeside(Opinion second, Instant now) {
        later.add(new LaterOpinion(second, now));
    }

    /** Its author stepped aside: it no longer counts. */
    public void withdraw(Instant now) {
        setAsideAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID caseId() {
        return caseId;
    }

    public String bloc() {
        return bloc;
    }

    public String heldBy() {
        return heldBy;
    }

    public boolean isBy(String subject) {
        return reviewer.equals(subject);
    }

    public String reviewerName() {
        return reviewerName;
    }

    public Opinion opinion() {
        return opinion;
    }

    public String digest() {
        return digest;
    }

    public Instant givenAt() {
        return givenAt;
    }

    public List<LaterOpinion> later() {
        return List.copyOf(later);
    }
}
