package org.trucewatch.incidents.device;

import org.trucewatch.kit.problems.Refusal;
import org.trucewatch.kit.time.BusinessClock;
import org.trucewatch.kit.time.Ids;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Issues keys to an agency's phones and revokes them. */
@ApplicationScoped
public class KeyDesk {

    /** @param secret what the phone is to be given, told once; null when the key was issued before */
    public record Issued(DeviceKey key, String secret) {}

    private final DeviceKeys keys;
    private final BusinessClock clock;

    KeyDesk(DeviceKeys keys, BusinessClock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** @param id null for a new one. @throws Refusal 409 when the id is that of another key */
    public Issued issue(UUID id, String agency, String label, String by) {
        var secret = Secret.random();
        var key = new DeviceKey(id == null ? Ids.next() : id, agency, label, by, clock.instant(), null, null, null);
        if (keys.put(key, secret)) {
            return new Issued(key, secret.text());
        }
        var before = keys.find(key.id()).orElseThrow();
        if (!before.agency().equals(agency) || !before.label().equals(label)) {
            throw Refusal.conflict("different-content", "This id is taken by other content");
        }
        return new Issued(before, null);
    }

    /** Whether it was good until now; from now on it is not. */
    public boolean revoke(UUID id, String by, String reason) {
        return keys.revoke(id, by, clock.instant(), reason);
    }
}
