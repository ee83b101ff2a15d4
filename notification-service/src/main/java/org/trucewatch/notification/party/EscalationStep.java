package org.trucewatch.notification.party;

import java.time.Duration;

import jakarta.persistence.Embeddable;

/** Where a notice goes that nobody of the party has acknowledged, and how long after it was served. */
@Embeddable
public class EscalationStep {

    /** Names service by hand where an endpoint would stand; no endpoint can be called so. */
    public static final String BY_HAND = "by-hand";

    private long afterSeconds;
    private String endpoint;

    protected EscalationStep() {}

    public EscalationStep(Duration after, String endpoint) {
        this.afterSeconds = after.toSeconds();
        this.endpoint = endpoint;
    }

    public Duration after() {
        return Duration.ofSeconds(afterSeconds);
    }

    /** The party's name for the endpoint, or {@value #BY_HAND}. */
    public String endpoint() {
        return endpoint;
    }
}
