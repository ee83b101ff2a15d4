package org.trucewatch.notification.meeting;

import org.trucewatch.notification.party.Codes;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.Embeddable;

/** Who asked whom to meet, and until when they answer. Never changed. */
@Embeddable
public class Invitation {

    private String requestedBy;
    private Instant requestedAt;
    private String person;
    private String urgency;
    private String required;
    private String invited;
    private Instant replyBy;
    private String request;
    private String digest;

    protected Invitation() {}

    Invitation(Request asked, Instant now) {
        requestedBy = asked.requestedBy();
        requestedAt = now;
        person = asked.person();
        urgency = asked.urgent() ? "URGENT" : "ORDINARY";
        required = Codes.join(asked.required());
        invited = Codes.join(asked.invited());
        replyBy = asked.replyBy();
        request = asked.content();
        digest = asked.digest();
    }

    /** Whether the party is asked to come, or asked for the meeting itself. */
    boolean concerns(String party) {
        return party.equals(requestedBy)
                || Stream.concat(required().stream(), invited().stream()).anyMatch(party::equals);
    }

    public String requestedBy() {
        return requestedBy;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public boolean urgent() {
        return "URGENT".equals(urgency);
    }

    public List<String> required() {
        return Codes.split(required);
    }

    public List<String> invited() {
        return Codes.split(invited);
    }

    public Instant replyBy() {
        return replyBy;
    }

    /** The request as it was made, canonical JSON; the digest is over it. */
    public String request() {
        return request;
    }

    public String digest() {
        return digest;
    }
}
