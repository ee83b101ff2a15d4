package org.trucewatch.incidents.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import org.trucewatch.kit.problems.Refusal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All versions of all agreements. */
@ApplicationScoped
public class AgreementVersions implements PanacheRepositoryBase<AgreementVersion, UUID> {

    public List<AgreementVersion> of(String agreementId) {
        return list("agreementId", Sort.by("number"), agreementId);
    }

    public Optional<AgreementVersion> find(String agreementId, int number) {
        return find("agreementId = ?1 and number = ?2", agreementId, number).firstResultOptional();
    }

    public AgreementVersion require(String agreementId, int number) {
        return find(agreementId, number).orElseThrow(() -> Refusal.notFound("The version"));
    }

    /** The version in force at a time, whether that is past or yet to come. */
    public Optional<AgreementVersion> inForceAt(String agreementId, Instant time) {
        return find(
                        "agreementId = ?1 and state in (RATIFIED, IN_FORCE, SUPERSEDED)"
                                + " and inForceFrom <= ?2 and (inForceUntil is null or inForceUntil > ?2)",
                        Sort.descending("number"),
                        agreementId,
                        time)
                .firstResultOptional();
    }

    public Optional<AgreementVersion> latest(String agreementId) {
        return find("agreementId", Sort.descending("number"), agreementId).firstResultOptional();
    }
}
