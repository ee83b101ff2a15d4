package org.trucewatch.notification.party;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All endpoints, used, proposed and retired. */
@ApplicationScoped
public class Endpoints implements PanacheRepositoryBase<Endpoint, UUID> {

    public List<Endpoint> activeOf(Collection<String> parties) {
        return list("party in ?1 and state = ?2 order by party, name", parties, EndpointState.ACTIVE);
    }

    public List<Endpoint> currentOf(String party) {
        return list("party = ?1 and state <> ?2 order by name, state", party, EndpointState.RETIRED);
    }

    public Optional<Endpoint> find(String party, String name, EndpointState state) {
        return find("party = ?1 and name = ?2 and state = ?3", party, name, state)
                .firstResultOptional();
    }
}
