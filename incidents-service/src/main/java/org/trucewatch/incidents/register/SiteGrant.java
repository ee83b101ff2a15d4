package org.trucewatch.incidents.register;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** That a party was given sight of a protected site, as long as the site is of the same owner. */
@Entity
public class SiteGrant {

    @Id
    private UUID id;

    private String agreementId;
    private String siteId;
    private String party;
    private String owner;
    private String reason;
    private String digest;
    private String grantedBy;
    private Instant grantedAt;

    @Embedded
    private Withdrawal withdrawal;

    protected SiteGrant() {}

    /** What is shown to which party, and by whom. @param digest of the body */
    public record Given(
            UUID id,
            String agreementId,
            String siteId,
            String party,
            String owner,
            String reason,
            String digest,
            String by) {}

    static SiteGrant of(Given given, Instant now) {
        var grant = new SiteGrant();
        grant.id = given.id();
        grant.agreementId = given.agreementId();
        grant.siteId = given.siteId();
        grant.party = given.party();
        grant.owner = given.owner();
        grant.reason = given.reason();
        grant.digest = given.digest();
        grant.grantedBy = given.by();
        grant.grantedAt = now;
        return grant;
    }

    /** Whether it is of the same site and owner. */
    boolean isOf(Given given) {
        return agreementId.equals(given.agreementId()) && siteId.equals(given.siteId()) && owner.equals(given.owner());
    }

    /** Whether that is new. */
    boolean withdraw(String by, String why, Instant now) {
        if (withdrawal != null) {
            return false;
        }
        withdrawal = Withdrawal.of(by, why, now);
        return true;
    }

    public UUID id() {
        return id;
    }

    public String agreementId() {
        return agreementId;
    }

    public String siteId() {
        return siteId;
    }

    public String party() {
        return party;
    }

    public String reason() {
        return reason;
    }

    String digest() {
        return digest;
    }

    public String grantedBy() {
        return grantedBy;
    }

    public Instant grantedAt() {
        return grantedAt;
    }

    /** Empty while it stands. */
    public Optional<Withdrawal> withdrawal() {
        return Optional.ofNullable(withdrawal);
    }
}
