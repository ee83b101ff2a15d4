package org.trucewatch.kit.ledger;

import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.Cosignature;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.VerifierKey;
import org.trucewatch.kit.problems.Refusal;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/**
 * Takes guarantors' cosignatures of checkpoints that were issued. A guarantor's first cosignature of a checkpoint stays; it
 * says as much as a second one.
 */
@ApplicationScoped
class CosignatureDesk {

    /** @param isNew whether a cosignature came that was not there */
    record Cosigned(Issued checkpoint, boolean isNew) {}

    private record Valid(String party, VerifierKey key, SignedNote.Line line) {}

    private static final String INSERT = """
            insert into cosignature (size, key, party, line, cosigned_at) values (?, ?, ?, ?, ?) on conflict do nothing""";
    private static final long FAST_CLOCK_SECONDS = 300;

    private final DataSource database;
    private final Log log;
    private final Instance<Cosigners> cosigners;

    CosignatureDesk(DataSource database, Log log, Instance<Cosigners> cosigners) {
        this.database = database;
        this.log = log;
        this.cosigners = cosigners;
    }

    /**
     * @param text a checkpoint's note with cosignature lines; lines of keys that nobody registered are passed over
     * @throws Refusal 400 for no note, 409 {@code not-issued}, 422 {@code unknown-cosigner} or {@code bad-cosignature}
     */
    Cosigned cosign(String text) {
        var note = read(text);
        long size = checkpoint(note).size();
        var issued = log.at(size)
                .filter(ours -> ours.note().text().equals(note.text()))
                .orElseThrow(() -> Refusal.conflict("not-issued", "This log has issued no such checkpoint"));
        var valid = valid(note);
        if (valid.isEmpty()) {
            throw refused(
                    "unknown-cosigner", "None of the signatures names a key that an agreement registers for cosigners");
        }
        boolean isNew = false;
        for (var one : valid) {
            isNew |= keep(size, one);
        }
        return new Cosigned(log.at(size).orElse(issued), isNew);
    }

    private List<Valid> valid(SignedNote note) {
        var valid = new ArrayList<Valid>();
        for (var cosigner : known()) {
            cosigner.verifier().ifPresent(key -> note.signatures().stream()
                    .filter(key::made)
                    .map(line -> checked(note.text(), line, key, cosigner.party()))
                    .forEach(valid::add));
        }
        return valid;
    }

    private static Valid checked(String text, SignedNote.Line line, VerifierKey key, String party) {
        if (!key.verifies(text, line)) {
            throw refused("bad-cosignature", "The signature in the name of " + key.name() + " does not hold");
        }
        if (time(line) > Instant.now().getEpochSecond() + FAST_CLOCK_SECONDS) {
            throw refused("bad-cosignature", "The cosignature of " + key.name() + " is of a time to come");
        }
        return new Valid(party, key, line);
    }

    private boolean keep(long size, Valid one) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, size);
            insert.setString(2, one.key().toString());
            insert.setString(3, one.party());
            insert.setString(4, one.line().toString());
            insert.setObject(5, Instant.ofEpochSecond(time(one.line())).atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("a cosignature could not be kept", e);
        }
    }

    private List<Cosigners.Cosigner> known() {
        return cosigners.stream()
                .flatMap(one -> one.known().stream())
                .distinct()
                .toList();
    }

    private static long time(SignedNote.Line line) {
        return Cosignature.of(line).orElseThrow().time();
    }

    private static SignedNote read(String text) {
        try {
            return SignedNote.of(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("No signed note: " + e.getMessage());
        }
    }

    private static Checkpoint checkpoint(SignedNote note) {
        try {
            return Checkpoint.of(note.text());
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("The note is no checkpoint");
        }
    }

    private static Refusal refused(String slug, String detail) {
        return new Refusal(slug, 422, "The cosignature cannot be accepted", detail, List.of());
    }
}
