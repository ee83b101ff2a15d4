package org.trucewatch.verification.casefile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** The cases. New ones come in sets, through {@link NewCases}. */
@ApplicationScoped
public class CaseFiles implements PanacheRepositoryBase<CaseFile, UUID> {

    /** Holds the case for this transaction: whoever changes one does so alone. */
    public CaseFile hold(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE)).orElseThrow(CaseProblems::noSuchCase);
    }

    /** Holds the cases of incidents, locked in the order of their ids so that nobody waits in a circle. */
    public List<CaseFile> holdOf(Collection<UUID> incidents) {
        return incidents.isEmpty()
                ? List.of()
                : find("incidentId in ?1 order by id", incidents)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
    }

    /** The cases of incidents, with one question. */
    public List<CaseFile> ofIncidents(Collection<UUID> incidents) {
        return incidents.isEmpty() ? List.of() : list("incidentId in ?1", incidents);
    }

    /** Those whose reports went to this incident. */
    public List<CaseFile> joinedInto(UUID incident) {
        return list("course.joinedInto = ?1 order by openedAt, id", incident);
    }

    /** Cases in the order of the ids given. */
    List<CaseFile> inOrder(List<UUID> ids) {
        var found = list("id in ?1", ids).stream().collect(Collectors.toMap(CaseFile::id, file -> file));
        return ids.stream().map(found::get).toList();
    }
}
