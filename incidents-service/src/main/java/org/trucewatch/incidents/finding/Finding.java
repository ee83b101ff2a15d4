package org.trucewatch.incidents.finding;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A copy of what a panel found. Until it is released nothing here may show that it exists. */
@Entity
public class Finding {

    @Id
    private UUID id;

    private UUID incidentId;
    private UUID caseId;
    private long revision;
    private String outcome;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    private Instant decidedAt;
    private Instant releaseAt;
    private boolean released;

    protected Finding() {}

    /** What was issued; the content is what may be shown once it is released. */
    public record Issued(
            UUID id,
            UUID incidentId,
            UUID caseId,
            long revision,
            String outcome,
            String content,
            Instant decidedAt,
            Instant releaseAt) {}

    static Finding of(Issued issued) {
        var finding = new Finding();
        finding.id = issued.id();
        finding.incidentId = issued.incidentId();
        finding.caseId = issued.caseId();
        finding.revision = issued.revision();
        finding.outcome = issued.outcome();
        finding.content = issued.content();
        finding.decidedAt = issued.decidedAt();
        finding.releaseAt = issued.releaseAt();
        return finding;
    }

    boolean isDue(Instant now) {
        return !released && !releaseAt.isAfter(now);
    }

    boolean isReleased() {
        return released;
    }

    void release() {
        released = true;
    }

    public UUID id() {
        return id;
    }

    public UUID incidentId() {
        return incidentId;
    }

    public Instant releaseAt() {
        return releaseAt;
    }

    public String content() {
        return content;
    }
}
