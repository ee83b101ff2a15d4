package org.trucewatch.incidents.register;

import java.time.Instant;

import jakarta.persistence.Entity;

/** That a party was given sight of a protected site, as long as the site is of the same owner. */
@Entity
public class SiteGrant extends Saying {

    private String siteId;
    private String owner;

    protected SiteGrant() {}

    SiteGrant(String siteId, String owner, Words words, Instant now) {
        super(words, now);
        this.siteId = siteId;
        this.owner = owner;
    }

    boolean isOf(String site, String ofOwner) {
        return siteId.equals(site) && owner.equals(ofOwner);
    }

    public String siteId() {
        return siteId;
    }
}
