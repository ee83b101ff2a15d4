package org.trucewatch.verification.casefile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What became known of cases after they were opened. */
@ApplicationScoped
public class Developments implements PanacheRepositoryBase<Development, UUID> {

    public List<Development> ofCase(UUID caseId) {
        return list("caseId = ?1 order by at, id", caseId);
    }
}
