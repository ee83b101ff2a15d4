package org.trucewatch.verification.casefile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Accounts of accused parties. */
@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<Account, UUID> {

    public List<Account> ofCase(UUID caseId) {
        return list("caseId = ?1 order by givenAt, id", caseId);
    }
}
