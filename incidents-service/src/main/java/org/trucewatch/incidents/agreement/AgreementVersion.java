package org.trucewatch.incidents.agreement;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.trucewatch.kit.problems.Refusal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;

/** One version of an agreement. Its content never changes; what guarantors say to it does. */
@Entity
public class AgreementVersion {

    @Id
    private UUID id;

    private String agreementId;
    private int number;

    @Enumerated(EnumType.STRING)
    private VersionState state;

    private String digest;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    private String guarantors;
    private String voices;
    private String proposedBy;
    private Instant proposedAt;
    private Instant inForceFrom;
    private Instant inForceUntil;
    private Instant ratifiedAt;
    private Instant answerBy;

    @Version
    private int lockVersion;

    @OneToMany(mappedBy = "version", cascade = CascadeType.PERSIST)
    @OrderBy("takenAt")
    private final List<Position> positions = new ArrayList<>();

    protected AgreementVersion() {}

    /** What is proposed, and by whom. @param answerBy when the others are asked to have taken a position, or null */
    public record Proposal(
            String agreementId,
            String digest,
            String content,
            List<String> guarantors,
            Instant inForceFrom,
            Instant inForceUntil,
            String by,
            Instant answerBy) {}

    /** @param standing guarantors of what it would replace */
    static AgreementVersion proposed(UUID id, int number, Proposal proposal, Collection<String> standing, Instant now) {
        var version = new AgreementVersion();
        version.id = id;
        version.number = number;
        version.state = VersionState.PROPOSED;
        version.agreementId = proposal.agreementId();
        version.digest = proposal.digest();
        version.content = proposal.content();
        version.guarantors = String.join(" ", proposal.guarantors());
        version.proposedBy = proposal.by();
        version.proposedAt = now;
        version.inForceFrom = proposal.inForceFrom();
        version.inForceUntil = proposal.inForceUntil();
        version.answerBy = proposal.answerBy();
        version.hear(standing);
        return version;
    }

    /** Nothing replaces what guarantors have agreed without each of them, whether the new version names it or not. */
    void hear(Collection<String> standing) {
        if (state.isNegotiable()) {
            voices = Stream.concat(guarantors().stream(), standing.stream())
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
    }

    /** Whether the same was proposed, by the same date where the proposal names one. */
    boolean isOf(Proposal proposal) {
        return digest.equals(proposal.digest())
                && (proposal.answerBy() == null || proposal.answerBy().equals(answerBy));
    }

    /** A guarantor's position on exactly this content. Whether anything changed. */
    boolean take(UUID positionId, Position.Taken taken, String onDigest, Instant now) {
        if (!voices().contains(taken.party())) {
            throw Refusal.notAllowed(
                    "not-a-guarantor",
                    "Only a guarantor of this version, or of what it would replace, takes a position");
        }
        if (!digest.equals(onDigest)) {
            throw Refusal.conflict("different-digest", "The position is on other content than this version has")
                    .with("digest", digest);
        }
        var last = latest().get(taken.party());
        boolean repeated = last != null && last.says(taken);
        if (!state.isNegotiable()) {
            if (repeated) {
                return false;
            }
            throw Refusal.conflict("not-negotiable", "This version is " + state);
        }
        if (!repeated) {
            positions.add(Position.of(this, positionId, taken, now));
        }
        var before = state;
        settle(now);
        return !repeated || state != before;
    }

    private void settle(Instant now) {
        var stances = latest().values().stream().map(Position::stance).toList();
        if (stances.contains(Stance.REJECT)) {
            state = VersionState.REJECTED;
        } else if (stances.contains(Stance.COUNTER)) {
            state = VersionState.COUNTERED;
        } else if (latest().keySet().containsAll(voices())) {
            state = VersionState.RATIFIED;
            ratifiedAt = now;
        } else {
            state = VersionState.PROPOSED;
        }
    }

    /** A later version governs nothing that happened before it was ratified; the first may describe a past beginning. */
    void beginsNotBeforeRatification() {
        if (inForceFrom.isBefore(ratifiedAt)) {
            inForceFrom = ratifiedAt;
        }
    }

    void comeIntoForce() {
        state = VersionState.IN_FORCE;
    }

    void giveWayTo(AgreementVersion next) {
        state = VersionState.SUPERSEDED;
        if (inForceUntil == null || inForceUntil.isAfter(next.inForceFrom)) {
            inForceUntil = next.inForceFrom;
        }
    }

    boolean isDue(Instant now) {
        return isAwaited() && !inForceFrom.isAfter(now);
    }

    /** Ratified, and not yet in force. */
    boolean isAwaited() {
        return state == VersionState.RATIFIED;
    }

    /** Whether it is what its guarantors now hold to, or soon will. */
    boolean binds() {
        return isAwaited() || state == VersionState.IN_FORCE;
    }

    /** The last position of each guarantor that took one. */
    public Map<String, Position> latest() {
        var latest = new LinkedHashMap<String, Position>();
        positions.forEach(position -> latest.put(position.party(), position));
        return latest;
    }

    public List<Position> positions() {
        return List.copyOf(positions);
    }

    public List<String> guarantors() {
        return List.of(guarantors.split(" "));
    }

    /** Whose acceptance ratifies it: its own guarantors and those of what it would replace. */
    public List<String> voices() {
        return List.of(voices.split(" "));
    }

    public UUID id() {
        return id;
    }

    public String agreementId() {
        return agreementId;
    }

    public int number() {
        return number;
    }

    public VersionState state() {
        return state;
    }

    public String digest() {
        return digest;
    }

    public String content() {
        return content;
    }

    public String proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    public Instant inForceFrom() {
        return inForceFrom;
    }

    public Instant inForceUntil() {
        return inForceUntil;
    }

    public Instant ratifiedAt() {
        return ratifiedAt;
    }

    /** When the guarantors are asked to have taken a position, or null. */
    public Instant answerBy() {
        return answerBy;
    }
}
