package org.trucewatch.verification.casefile;

import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Something that became known after a case was opened. A decided case keeps it for its reopening and stays as it is. */
@Entity
@Table(name = "development")
public class Development {

    /** What became known. */
    public enum Kind {
        /** Another report testifies to it. */
        REPORT_JOINED,
        /** A report does not testify to it after all. */
        REPORT_PARTED,
        /** Its reports say something else of the act together. */
        ACT_CHANGED,
        /** A party was asked for its account that was not asked before. */
        PARTY_ASKED,
        /** All its reports went to another incident. */
        JOINED,
        /** It has reports of its own again. */
        PARTED
    }

    @Id
    private UUID id;

    private UUID caseId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private UUID reportId;
    private String detail;
    private Instant at;

    protected Development() {}

    private Development(CaseFile file, Kind kind, UUID reportId, String detail, Instant now) {
        this.id = Ids.next();
        this.caseId = file.id();
        this.kind = kind;
        this.reportId = reportId;
        this.detail = detail;
        this.at = now;
    }

    /** @param detail which, or why; of reports it must tell nothing */
    public static Development of(CaseFile file, Kind kind, String detail, Instant now) {
        return new Development(file, kind, null, detail, now);
    }

    public static Development ofReport(CaseFile file, Kind kind, UUID report, Instant now) {
        return new Development(file, kind, report, null, now);
    }

    public Kind kind() {
        return kind;
    }

    /** The report that it is about, or null; only who may see that may know of it. */
    public UUID reportId() {
        return reportId;
    }

    public String detail() {
        return detail;
    }

    public Instant at() {
        return at;
    }
}
