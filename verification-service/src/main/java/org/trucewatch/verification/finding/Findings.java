package org.trucewatch.verification.finding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Findings, released or not. */
@ApplicationScoped
public class Findings implements PanacheRepositoryBase<Finding, UUID> {

    /** The one that stands. */
    public Optional<Finding> ofCase(UUID caseId) {
        return find("caseId = ?1 order by revision desc", caseId).firstResultOptional();
    }
}
