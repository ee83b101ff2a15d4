package org.trucewatch.verification.casefile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** The cases. New ones come in sets, through {@link NewCases}. */
@ApplicationScoped
public class CaseFiles implements PanacheRepositoryBase<CaseFile, UUID> {

    /** Holds the case for this transaction: whoever changes one does so alone. */
    public CaseFile hold(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE)).orElseThrow(CaseProblems::noSuchCase);
    }
}
