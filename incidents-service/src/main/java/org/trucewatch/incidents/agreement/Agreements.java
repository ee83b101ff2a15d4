package org.trucewatch.incidents.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.trucewatch.kit.problems.Refusal;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** All agreements. */
@ApplicationScoped
public class Agreements implements PanacheRepositoryBase<Agreement, String> {

    private static final String BEGIN = """
            insert into agreement (id, revision, register_revision, changed_at) values (?1, 0, 0, ?2)
            on conflict (id) do nothing""";

    /** Whether the id was free; somebody else may ask for it at the same moment. */
    boolean begin(String id, Instant now) {
        return getEntityManager()
                        .createNativeQuery(BEGIN)
                        .setParameter(1, id)
                        .setParameter(2, now)
                        .executeUpdate()
                == 1;
    }

    /** The agreement, locked until the transaction ends, so that its changes come one after the other. */
    public Optional<Agreement> locked(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Agreement require(String id) {
        return locked(id).orElseThrow(() -> Refusal.notFound("The agreement"));
    }
}
