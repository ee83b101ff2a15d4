package org.trucewatch.notification.party;

import org.trucewatch.kit.time.Ids;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

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

    /** Takes over what a newer version of the agreement says. */
    void accordingTo(List<String> newLanguages, Office newOffice) {
        readsIn(newLanguages);
        office = newOffice;
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
        return Codes.split(languages);
    }

    public Office office() {
        return office;
    }
}
