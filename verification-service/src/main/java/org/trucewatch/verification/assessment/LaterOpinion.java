package org.trucewatch.verification.assessment;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import java.time.Instant;

import jakarta.persistence.Embeddable;

/** What a reviewer came to think after the reveal. */
@Embeddable
public record LaterOpinion(@JdbcTypeCode(SqlTypes.JSON) Opinion opinion, Instant givenAt) {}
