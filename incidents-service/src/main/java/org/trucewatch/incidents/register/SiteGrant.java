package org.trucewatch.incidents.register;

import java.time.Instant;

import jakarta.persistence.Entity;

/** That a party was given sight of a protected site, as long as the site stays its owner's. */
@Entity
public class SiteGrant extends Saying {

    private String siteId;
    private int tenure;

    protected SiteGrant() {}

    SiteGrant(String siteId, int tenure, Words words, Instant now) {
        super(words, now);
        this.siteId = siteId;
        this.tenure = tenure;
    }

    boolean isOf(String site, int ofTenure) {
        return siteId.equals(site) && tenure == ofTenure;
    }

    public String siteId() {
        return siteId;
    }

    /** The number of the revision by which the site became its owner's who had it then. */
    public int tenure() {
        return tenure;
    }
}
