package org.trucewatch.verification.assessment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Assessments that count: those set aside are kept and not given out. */
@ApplicationScoped
public class Assessments implements PanacheRepositoryBase<Assessment, UUID> {

    public List<Assessment> ofCase(UUID caseId) {
        return list("caseId = ?1 and setAsideAt is null order by bloc", caseId);
    }

    public Optional<Assessment> ofSeat(UUID caseId, String bloc) {
        return find("caseId = ?1 and bloc = ?2 and setAsideAt is null", caseId, bloc)
                .firstResultOptional();
    }
}
