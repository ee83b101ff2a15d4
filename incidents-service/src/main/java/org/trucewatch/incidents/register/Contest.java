package org.trucewatch.incidents.register;

import java.time.Instant;

import jakarta.persistence.Entity;

/** That a party contests an entry of a register. The entry keeps its effect, and shows it. */
@Entity
public class Contest extends Saying {

    private String register;
    private String entryId;

    protected Contest() {}

    Contest(Register register, String entryId, Words words, Instant now) {
        super(words, now);
        this.register = register.title();
        this.entryId = entryId;
    }

    public boolean isOf(Register of, String entry) {
        return register.equals(of.title()) && entryId.equals(entry);
    }

    public String entryId() {
        return entryId;
    }
}
