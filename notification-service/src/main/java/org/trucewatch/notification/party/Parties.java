package org.trucewatch.notification.party;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** All parties of all agreements. */
@ApplicationScoped
public class Parties implements PanacheRepositoryBase<Party, UUID> {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]{0,15}");

    public Optional<Party> of(String agreementId, String code) {
        return findByIdOptional(Party.idOf(agreementId, code));
    }

    public List<Party> of(Collection<String> agreementIds) {
        return list("agreementId in ?1 order by agreementId, code", agreementIds);
    }

    public List<Party> called(String code) {
        return !CODE.matcher(code).matches()
                ? List.of() // nobody is called so
                : list("code = ?1 order by agreementId", code);
    }

    /** Until the transaction ends, nobody else changes a party of that code. */
    public void lock(String code) {
        find("code = ?1 order by agreementId", code)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
