package org.trucewatch.notification.party;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;

/** One address of a party. Its address never changes: another address is another endpoint of the same name. */
@Entity
public class Endpoint {

    @Id
    private UUID id;

    private String party;
    private String agreementId;
    private String name;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String url;
    private String address;
    private String secret;

    @Enumerated(EnumType.STRING)
    private EndpointState state;

    private String proposedBy;
    private String confirmedBy;
    private Instant changedAt;

    @Transient
    private boolean secretIsFresh;

    protected Endpoint() {}

    private Endpoint(String party, String name, Channel channel, String by, Instant now) {
        this.id = Ids.next();
        this.party = party;
        this.name = name;
        this.channel = channel;
        this.proposedBy = by;
        this.state = EndpointState.PROPOSED;
        this.changedAt = now;
    }

    public static Endpoint webhook(String party, String name, String url, String secret, String by, Instant now) {
        var endpoint = new Endpoint(party, name, Channel.WEBHOOK, by, now);
        endpoint.url = url;
        endpoint.secret = secret;
        return endpoint;
    }

    public static Endpoint mail(String party, String name, String address, String by, Instant now) {
        var endpoint = new Endpoint(party, name, Channel.EMAIL, by, now);
        endpoint.address = address;
        return endpoint;
    }

    /** The mail of the party's office: ratified with the agreement or said by an officer, so nobody has to confirm it. */
    static Endpoint officeMail(String party, String agreementId, String address, String by, Instant now) {
        var endpoint = mail(party, "office-" + agreementId, address, by, now);
        endpoint.agreementId = agreementId;
        endpoint.state = EndpointState.ACTIVE;
        return endpoint;
    }

    /** An officer of the party agrees; from now on notices go there. */
    public void confirm(String officer, Instant now) {
        if (state != EndpointState.PROPOSED) {
            throw Refusal.conflict("nothing-to-confirm", "No change of this endpoint waits to be confirmed");
        }
        state = EndpointState.ACTIVE;
        confirmedBy = officer;
        changedAt = now;
    }

    /** Makes up the secret of a webhook that was entered without one. */
    void completeSecret() {
        if (channel == Channel.WEBHOOK && secret == null) {
            secret = WebhookSecret.fresh().text();
            secretIsFresh = true;
        }
    }

    /** Nothing is sent there any more; what was sent stays on record. */
    public void retire(Instant now) {
        state = EndpointState.RETIRED;
        changedAt = now;
    }

    /** Whether it is the same address; a secret that is not given stays what it is. */
    boolean leadsWhere(Endpoint other) {
        return channel == other.channel
                && Objects.equals(url, other.url)
                && Objects.equals(address, other.address)
                && (other.secret == null || Objects.equals(secret, other.secret));
    }

    /** Whether it came with an agreement and changes only with it. */
    public boolean ofAgreement() {
        return agreementId != null;
    }

    public boolean serves(String agreement) {
        return agreementId == null || agreementId.equals(agreement);
    }

    public UUID id() {
        return id;
    }

    public String party() {
        return party;
    }

    public String agreementId() {
        return agreementId;
    }

    public String name() {
        return name;
    }

    public Channel channel() {
        return channel;
    }

    public String url() {
        return url;
    }

    public String address() {
        return address;
    }

    public String secret() {
        return secret;
    }

    /** Whether the secret was just made up, so that its owner has yet to be told. */
    public boolean secretIsFresh() {
        return secretIsFresh;
    }

    public EndpointState state() {
        return state;
    }

    public String proposedBy() {
        return proposedBy;
    }

    public String confirmedBy() {
        return confirmedBy;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
