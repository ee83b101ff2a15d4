package org.trucewatch.incidents.statement;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** What a party declared in its own name. Never edited, never the mechanism's own position, changes no standing. */
@Entity
public class Statement {

    @Id
    private UUID id;

    private String agreementId;
    private String party;

    @Enumerated(EnumType.STRING)
    private StatementKind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    private boolean drill;
    private String digest;
    private Instant madeAt;
    private String madeBy;

    protected Statement() {}

    /** What is declared. The content is the body as it was sent. */
    public record Declaration(
            UUID id, String agreementId, StatementKind kind, String content, boolean drill, String digest) {}

    static Statement of(Declaration declaration, String party, String by, Instant now) {
        var statement = new Statement();
        statement.id = declaration.id();
        statement.agreementId = declaration.agreementId();
        statement.party = party;
        statement.kind = declaration.kind();
        statement.content = declaration.content();
        statement.drill = declaration.drill();
        statement.digest = declaration.digest();
        statement.madeAt = now;
        statement.madeBy = by;
        return statement;
    }

    public UUID id() {
        return id;
    }

    public String agreementId() {
        return agreementId;
    }

    public String party() {
        return party;
    }

    public StatementKind kind() {
        return kind;
    }

    public String content() {
        return content;
    }

    public boolean isDrill() {
        return drill;
    }

    public String digest() {
        return digest;
    }

    public Instant madeAt() {
        return madeAt;
    }

    public String madeBy() {
        return madeBy;
    }
}
