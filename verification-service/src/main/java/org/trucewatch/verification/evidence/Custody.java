package org.trucewatch.verification.evidence;

import com.fasterxml.jackson.databind.node.TextNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.ledger.Leaf;
import org.trucewatch.kit.outbox.Outbox;
import org.trucewatch.verification.contracts.CustodyRecorded;
import org.trucewatch.verification.journal.Journal;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Who had a file, or what was made of it, in hand: each step is kept, is a leaf of the log, and is announced. */
@ApplicationScoped
public class Custody {

    public enum Step {
        EXAMINED,
        COPY_MADE,
        VIEWED,
        EXPORTED
    }

    /**
     * @param role in which it was done; {@code examiner} for the machine
     * @param party may be null
     * @param subject the account; null for the machine
     */
    public record Hand(String role, String party, String subject) {

        public static final Hand MACHINE = new Hand("examiner", null, null);
    }

    public static final String KIND = "custody-step";

    private static final String SERVICE = "verification";

    /** What the log commits to. @param by see {@link #recorded} */
    public record Taken(UUID evidenceId, String sha256, Step step, Instant at, Object by, String detail) {}

    /** @param account commits to the account, which is told to nobody outside this service; absent for the machine */
    private record By(String role, String party, String account) {}

    /** A step that was taken, without the account. */
    public record Done(
            UUID evidenceId, String step, Instant at, String role, String party, String detail, String leaf) {}

    // the row of the evidence is held by whoever adds a step, so that they are numbered without a gap
    private static final String HOLD =
            "select drill from evidence where id = ? and erased_at is null for no key update";

    private static final String ADD = """
            insert into custody (evidence_id, position, step, at, by_role, by_party, by_subject, account_salt, detail, leaf)
            select ?, coalesce(max(position), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? from custody where evidence_id = ?
            returning position""";

    private static final String FORGET = "update custody set detail = null where evidence_id = any(?)";

    private static final String OF = """
            select evidence_id, step, at, by_role, by_party, detail, leaf from custody
             where evidence_id = any(?) order by evidence_id, position""";

    private final AgroalDataSource database;
    private final Journal journal;
    private final Outbox outbox;

    Custody(AgroalDataSource database, Journal journal, Outbox outbox) {
        this.database = database;
        this.journal = journal;
        this.outbox = outbox;
    }

    /** Records a step in the caller's transaction. @return false when the file was erased meanwhile: then it is not */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean record(Evidence evidence, Step step, Hand by, String detail, Instant now) {
        return record(evidence, step, by, detail, detail, now);
    }

    /** The same of a copy; by which bytes it is one is not announced, for others could not forget it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean record(Evidence evidence, Step step, Hand by, Copy copy, Instant now) {
        return record(evidence, step, by, copy.kind() + " sha-256:" + copy.sha256(), copy.kind(), now);
    }

    /** @param announced as much of the detail as others may know, who could not forget it */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean record(Evidence evidence, Step step, Hand by, String detail, String announced, Instant now) {
        var drill = holdRow(evidence.evidenceId());
        if (drill.isEmpty()) {
            return false;
        }
        var salt = by.subject() == null
                ? null
                : Leaf.commitTo(SERVICE, TextNode.valueOf(by.subject())).salt();
        var taken = new Taken(evidence.evidenceId(), evidence.sha256(), step, now, recorded(by, salt), detail);
        var leaf = journal.keep(KIND, evidence.evidenceId(), taken, now).log();
        int position = add(evidence.evidenceId(), step, by, salt, detail, leaf.leaf(), now);
        outbox.publish(
                CustodyRecorded.TYPE,
                evidence.evidenceId().toString(),
                evidence.agreementId(),
                position,
                drill.get(),
                new CustodyRecorded(
                        evidence.evidenceId(),
                        evidence.agreementId(),
                        step.name(),
                        now,
                        new CustodyRecorded.By(by.role(), by.party()),
                        announced,
                        new CustodyRecorded.LeafRef(leaf.service(), leaf.leaf()),
                        position));
        return true;
    }

    /**
     * A hand as its record has it. Nobody can tell an account by guessing it, and the account of a step cannot be changed
     * unnoticed.
     *
     * @param accountSalt null for the machine, and of steps from before accounts were committed to, which have the hand itself
     */
    public static Object recorded(Hand hand, byte[] accountSalt) {
        if (hand.subject() == null) {
            return new By(hand.role(), hand.party(), null);
        }
        return accountSalt == null
                ? hand
                : new By(
                        hand.role(),
                        hand.party(),
                        Leaf.commitTo(SERVICE, TextNode.valueOf(hand.subject()), accountSalt)
                                .leaf());
    }

    /** That there were steps stays; what they were of can be told by nobody any more. */
    public void forget(Collection<UUID> evidence) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(FORGET)) {
            update.setArray(1, connection.createArrayOf("uuid", evidence.toArray()));
            update.executeUpdate();
            journal.forget(evidence);
        } catch (SQLException e) {
            throw new IllegalStateException("custody could not be forgotten", e);
        }
    }

    /** The steps taken here with files, in order. */
    public List<Done> of(Collection<UUID> evidence) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(OF)) {
            query.setArray(1, connection.createArrayOf("uuid", evidence.toArray()));
            try (var row = query.executeQuery()) {
                var steps = new ArrayList<Done>();
                while (row.next()) {
                    steps.add(new Done(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7)));
                }
                return steps;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("custody could not be read", e);
        }
    }

    private Optional<Boolean> holdRow(UUID evidence) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(HOLD)) {
            query.setObject(1, evidence);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("evidence could not be held", e);
        }
    }

    private int add(UUID evidence, Step step, Hand by, byte[] accountSalt, String detail, String leaf, Instant now) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, evidence);
            insert.setString(2, step.name());
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            insert.setString(4, by.role());
            insert.setString(5, by.party());
            insert.setString(6, by.subject());
            insert.setBytes(7, accountSalt);
            insert.setString(8, detail);
            insert.setString(9, leaf);
            insert.setObject(10, evidence);
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a custody step could not be kept", e);
        }
    }
}
