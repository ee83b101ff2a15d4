package org.trucewatch.notification.meeting;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All accounts of what became of meetings. */
@ApplicationScoped
public class Outcomes implements PanacheRepositoryBase<Outcome, UUID> {

    public List<Outcome> of(Meeting meeting) {
        return list("meeting = ?1 order by number", meeting);
    }
}
