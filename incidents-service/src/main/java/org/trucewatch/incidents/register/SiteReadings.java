package org.trucewatch.incidents.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.trucewatch.kit.time.BusinessClock;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The log of who was shown which protected site. */
@ApplicationScoped
public class SiteReadings implements PanacheRepositoryBase<SiteReading, UUID> {

    private final BusinessClock clock;

    SiteReadings(BusinessClock clock) {
        this.clock = clock;
    }

    public void note(String agreementId, String siteId, String reader) {
        persist(SiteReading.of(agreementId, siteId, reader, clock.instant()));
    }
}
