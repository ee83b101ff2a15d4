package org.trucewatch.incidents.incident;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.trucewatch.kit.problems.Refusal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** All incidents. */
@ApplicationScoped
public class Incidents implements PanacheRepositoryBase<Incident, UUID> {

    /** All of them, locked in the order of their ids. */
    public List<Incident> requireAll(Collection<UUID> ids) {
        var found = require(ids);
        if (found.size() < Set.copyOf(ids).size()) {
            throw Refusal.notFound("An incident");
        }
        return found;
    }

    /** The incident, locked until the transaction ends, so that matching and people take turns. */
    public Incident require(UUID id) {
        var incident = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (incident == null) {
            throw Refusal.notFound("The incident");
        }
        return incident;
    }

    /** Several incidents, locked in the order of their ids so that nobody waits in a circle. */
    public List<Incident> require(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : find("id in ?1 order by id", ids)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
    }
}
