package org.trucewatch.verification.casefile;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Somebody stepped aside, and why. It is for good. */
@Embeddable
public record Recusal(
        String reviewer,
        @Column(name = "reviewer_name") String name,
        String bloc,
        String reason,
        @Column(name = "recused_at") Instant at) {}
