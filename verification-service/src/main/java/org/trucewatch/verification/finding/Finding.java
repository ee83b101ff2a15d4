package org.trucewatch.verification.finding;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What the panel of a case concluded. It never changes; a reopened case gets another revision. */
@Entity
@Table(name = "finding")
public class Finding {

    @Id
    private UUID id;

    private UUID caseId;
    private long revision;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<BlocRuling> rulings;

    @JdbcTypeCode(SqlTypes.JSON)
    private BlocRuling neutral;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> absentBlocs;

    private Instant decidedAt;
    private Instant releaseAt;

    protected Finding() {}

    public Finding(UUID id, UUID caseId, long revision, Conclusion conclusion, Instant decidedAt, Instant releaseAt) {
        this.id = id;
        this.caseId = caseId;
        this.revision = revision;
        this.outcome = conclusion.outcome();
        this.rulings = conclusion.rulings();
        this.neutral = conclusion.neutral();
        this.absentBlocs = conclusion.absentBlocs();
        this.decidedAt = decidedAt;
        this.releaseAt = releaseAt;
    }

    public UUID id() {
        return id;
    }

    public UUID caseId() {
        return caseId;
    }

    public long revision() {
        return revision;
    }

    public Outcome outcome() {
        return outcome;
    }

    public List<BlocRuling> rulings() {
        return rulings;
    }

    public BlocRuling neutral() {
        return neutral;
    }

    public List<String> absentBlocs() {
        return absentBlocs;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public Instant releaseAt() {
        return releaseAt;
    }
}
