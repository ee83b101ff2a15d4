package org.trucewatch.notification.party;

import org.hibernate.annotations.BatchSize;
import org.trucewatch.kit.time.Ids;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;

/** Whoever is formally notified under an agreement. */
@Entity
public class Party {

    @Id
    private UUID id;

    private String agreementId;
    private String code;
    private String languages;

    @Embedded
    private Office office;

    private String ownLanguages;

    @Embedded
    @AttributeOverride(name = "name", column = @Column(name = "own_office_name"))
    @AttributeOverride(name = "email", column = @Column(name = "own_office_email"))
    @AttributeOverride(name = "zone", column = @Column(name = "own_office_zone"))
    @AttributeOverride(name = "days", column = @Column(name = "own_office_days"))
    @AttributeOverride(name = "from", column = @Column(name = "own_office_from"))
    @AttributeOverride(name = "to", column = @Column(name = "own_office_to"))
    private Office ownOffice;

    @ElementCollection
    @CollectionTable(name = "party_escalation", joinColumns = @JoinColumn(name = "party_id"))
    @OrderColumn(name = "step")
    @BatchSize(size = 100)
    private List<EscalationStep> escalation = new ArrayList<>();

    private String changedBy;
    private Instant changedAt;

    protected Party() {}

    public Party(String agreementId, String code, List<String> languages, Office office) {
        this.id = idOf(agreementId, code);
        this.agreementId = agreementId;
        this.code = code;
        readsIn(languages);
        this.office = office;
    }

    public static UUID idOf(String agreementId, String code) {
        return Ids.named("party", agreementId, code);
    }

    /** Takes over what a newer version of the agreement says; what the party itself said stays. */
    void accordingTo(List<String> newLanguages, Office newOffice) {
        readsIn(newLanguages);
        office = newOffice;
    }

    /** An officer of the party says how it wants to be reached. */
    void wishes(Wishes wishes, String officer, Instant now) {
        ownLanguages = wishes.languages() == null ? null : Codes.join(wishes.languages());
        ownOffice = wishes.office();
        escalation.clear();
        if (wishes.escalation() != null) {
            escalation.addAll(wishes.escalation());
        }
        changedBy = officer;
        changedAt = now;
    }

    /**
     * When something that arrives at the instant is effectively served: as soon as the agreement's office or the party's
     * own is open. A party can be served earlier by saying so, and cannot put service off.
     */
    public Instant servesAt(Instant arrival) {
        Instant agreed = office.servesAt(arrival);
        if (ownOffice == null) {
            return agreed;
        }
        Instant own = ownOffice.servesAt(arrival);
        return own.isBefore(agreed) ? own : agreed;
    }

    private void readsIn(List<String> preferred) {
        if (preferred == null || preferred.isEmpty()) {
            throw new IllegalArgumentException("a party reads at least one language");
        }
        languages = Codes.join(preferred);
    }

    public String agreementId() {
        return agreementId;
    }

    public String code() {
        return code;
    }

    public List<String> languages() {
        return Codes.split(ownLanguages == null ? languages : ownLanguages);
    }

    public Office office() {
        return ownOffice == null ? office : ownOffice;
    }

    /** Who says where the office is: the agreement, or the officer who last said otherwise. */
    String officeSaidBy() {
        return ownOffice == null ? "agreement " + agreementId : changedBy;
    }

    /** Whether the endpoint is on the ladder, so that it gets only what its step brings. */
    public boolean keepsBack(Endpoint endpoint) {
        return escalation.stream().anyMatch(step -> step.endpoint().equals(endpoint.name()));
    }

    public List<EscalationStep> escalation() {
        return List.copyOf(escalation);
    }
}
