package org.trucewatch.incidents.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.trucewatch.kit.problems.Refusal;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** All agreements. */
@ApplicationScoped
public class Agreements implements PanacheRepositoryBase<Agreement, String> {

    /** The agreement, locked until the transaction ends, so that its changes come one after the other. */
    public Optional<Agreement> locked(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Agreement require(String id) {
        return locked(id).orElseThrow(() -> Refusal.notFound("The agreement"));
    }
}
