package org.trucewatch.incidents.register;

import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** That somebody was shown the entry of a protected site. */
@Entity
public class SiteReading {

    @Id
    private UUID id;

    private String agreementId;
    private String siteId;
    private String reader;
    private Instant readAt;

    protected SiteReading() {}

    static SiteReading of(String agreementId, String siteId, String reader, Instant now) {
        var reading = new SiteReading();
        reading.id = Ids.next();
        reading.agreementId = agreementId;
        reading.siteId = siteId;
        reading.reader = reader;
        reading.readAt = now;
        return reading;
    }
}
