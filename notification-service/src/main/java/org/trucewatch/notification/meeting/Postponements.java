package org.trucewatch.notification.meeting;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** All requests to move meetings. */
@ApplicationScoped
public class Postponements implements PanacheRepositoryBase<Postponement, UUID> {

    public List<Postponement> of(Meeting meeting) {
        return list("meeting = ?1 order by askedAt, id", meeting);
    }

    public Optional<Postponement> openOf(Meeting meeting) {
        return find("meeting = ?1 and state = ?2", meeting, PostponementState.ASKED)
                .firstResultOptional();
    }

    Optional<PostponementAnswer> answer(UUID id) {
        return Optional.ofNullable(getEntityManager().find(PostponementAnswer.class, id));
    }
}
