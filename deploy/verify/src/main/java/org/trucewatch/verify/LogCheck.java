package org.trucewatch.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.trucewatch.kit.dossier.ConsistentLog;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.dossier.ProvedRecord;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.Merkle;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.VerifierKey;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether one log's checkpoints, records and proofs, as the dossier has them, hold together. */
final class LogCheck {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** So that nobody's machine is kept busy with signatures and proofs without end. */
    private static final int MOST = 1000;

    private static final String RECORDS = "records/";

    private final String service;
    private final Archive archive;
    private final Map<String, String> digests;
    private final Verdict verdict;
    private final List<VerifierKey> keys = new ArrayList<>();
    private final TreeMap<Long, Checkpoint> checkpoints = new TreeMap<>();
    private final List<ConsistentLog> proofs = new ArrayList<>();
    private final Set<String> backed = new HashSet<>();

    LogCheck(String service, Archive archive, Map<String, String> digests, Verdict verdict) {
        this.service = service;
        this.archive = archive;
        this.digests = digests;
        this.verdict = verdict;
    }

    /**
     * @param trusted keys the reader has from elsewhere; none: those that the dossier claims
     * @return files of which a record that was proved tells the digest
     */
    Set<String> run(List<VerifierKey> trusted) {
        keys.addAll(trusted);
        if (trusted.isEmpty()) {
            each(Dossier.keys(service), name -> archive.text(name)
                    .lines()
                    .limit(MOST)
                    .map(VerifierKey::of)
                    .forEach(keys::add));
            verdict.unproved("that the keys of the log of " + service
                    + " are what they say: they are only what the dossier itself claims (give yours with --key)");
        }
        each("checkpoints/", this::checkpoint);
        each("consistency/", this::consistency);
        if (checkpoints.isEmpty()) {
            verdict.broken(Dossier.keys(service).replace("keys", "checkpoints/"), "has no valid checkpoint");
        }
        Checkpoint before = null;
        for (var checkpoint : checkpoints.values()) {
            if (before != null && !connected(before, checkpoint)) {
                verdict.broken(
                        Dossier.checkpoint(service, checkpoint.size()),
                        "nothing proves that it continues the one of " + before.size() + " entries");
            }
            before = checkpoint;
        }
        each(RECORDS, this::record);
        return backed;
    }

    /** Whether this is the log of a checkpoint that its holder kept; if so, it is checked against the dossier's. */
    boolean kept(String file, String text) {
        try {
            var note = SignedNote.of(text);
            var kept = Checkpoint.of(note.text());
            if (checkpoints.values().stream().noneMatch(own -> own.origin().equals(kept.origin()))) {
                return false;
            }
            if (signatures(file, note, kept)) {
                if (checkpoints.values().stream().anyMatch(own -> connected(kept, own) || connected(own, kept))) {
                    verdict.proved("the log of " + service + " has kept all that it held when the checkpoint of "
                            + kept.size() + " entries in " + file + " was made");
                } else {
                    verdict.broken(file, "no checkpoint of the log of " + service + " is proved consistent with it");
                }
            }
        } catch (IllegalArgumentException e) {
            verdict.broken(file, "is no checkpoint: " + e.getMessage());
        }
        return true;
    }

    private void checkpoint(String name) throws IOException {
        var note = SignedNote.of(archive.text(name));
        var checkpoint = Checkpoint.of(note.text());
        if (!name.equals(Dossier.checkpoint(service, checkpoint.size()))) {
            verdict.broken(name, "is a checkpoint of " + checkpoint.size() + " entries");
        } else if (checkpoints.values().stream().anyMatch(own -> !own.origin().equals(checkpoint.origin()))) {
            verdict.broken(name, "is of another log: " + checkpoint.origin());
        } else if (signatures(name, note, checkpoint)) {
            checkpoints.put(checkpoint.size(), checkpoint);
        }
    }

    private boolean signatures(String name, SignedNote note, Checkpoint checkpoint) {
        boolean signed = false;
        boolean right = true;
        var witnesses = new ArrayList<String>();
        for (var line : note.signatures()) {
            var key = keys.stream().filter(one -> one.made(line)).findFirst();
            if (key.isEmpty()) {
                verdict.unproved("the signature of " + line.name() + " in " + name + ": its key is not known");
            } else if (!key.get().verifies(note.text(), line)) {
                verdict.broken(name, "the signature of " + line.name() + " is not of this checkpoint");
                right = false;
            } else if (key.get().type() == VerifierKey.Type.COSIGNATURE_V1) {
                witnesses.add(Cosigned.by(line));
            } else {
                signed |= line.name().equals(checkpoint.origin());
            }
        }
        if (!signed) {
            verdict.broken(name, "is not signed by a known key of the log " + checkpoint.origin());
        }
        if (signed && right) {
            verdict.proved("the log of " + service + " had " + checkpoint.size() + " entries, which "
                    + (witnesses.isEmpty() ? "nobody countersigned" : String.join(" and ", witnesses)) + " (" + name
                    + ")");
        }
        return signed && right;
    }

    private void consistency(String name) throws IOException {
        var proof = JSON.readValue(archive.bytes(name), ConsistentLog.class);
        proof.proof();
        if (!name.equals(Dossier.consistency(service, proof.from(), proof.to()))) {
            verdict.broken(name, "is a proof from " + proof.from() + " to " + proof.to());
            return;
        }
        var from = checkpoints.get(proof.from());
        var to = checkpoints.get(proof.to());
        if (from != null && to != null && !proof.proof().verify(from.root(), to.root())) {
            verdict.broken(name, "does not lead from the one checkpoint to the other");
        }
        proofs.add(proof);
    }

    private boolean connected(Checkpoint from, Checkpoint to) {
        return from.size() == 0 && MessageDigest.isEqual(from.root(), Merkle.empty())
                || from.size() == to.size() && MessageDigest.isEqual(from.root(), to.root())
                || proofs.stream()
                        .filter(proof -> proof.from() == from.size() && proof.to() == to.size())
                        .anyMatch(proof -> proof.proof().verify(from.root(), to.root()));
    }

    private void record(String name) throws IOException {
        var record = JSON.readValue(archive.bytes(name), ProvedRecord.class);
        var checkpoint = checkpoints.get(record.size());
        if (!name.equals(Dossier.record(service, record.index()))) {
            verdict.broken(name, "is of the entry " + record.index());
        } else if (checkpoint == null) {
            verdict.broken(name, "there is no valid checkpoint of " + record.size() + " entries");
        } else if (!record.proof().verify(Merkle.leaf(HexFormat.of().parseHex(record.leaf())), checkpoint.root())) {
            verdict.broken(name, "the proof does not lead to the checkpoint of " + record.size() + " entries");
        } else if (!record.opens()) {
            verdict.unproved("what entry " + record.index() + " of the log of " + service
                    + " says: its salt is withheld or was erased" + called(record));
        } else if (!record.commits()) {
            verdict.broken(name, "salt and content are not those of the leaf");
        } else if (record.file() != null && !isFile(record)) {
            verdict.broken(record.file(), "is not the file whose SHA-256 " + name + " tells");
        } else {
            verdict.proved("the content of " + name + " was in the log of " + service + " when it had " + record.size()
                    + " entries" + (record.file() == null ? "" : "; and tells the bytes of " + record.file())
                    + called(record));
            if (record.file() != null) {
                backed.add(record.file());
            }
        }
    }

    /** A leaf commits to the content and to nothing beside it. */
    private static String called(ProvedRecord record) {
        return " (the dossier calls it " + record.kind() + ")";
    }

    private boolean isFile(ProvedRecord record) {
        var told = record.content().path("sha256").asText().replaceFirst("^sha-256:", "");
        return told.equals(digests.get(record.file()));
    }

    private void each(String below, Step step) {
        var prefix = below.startsWith(Dossier.PAYLOAD) ? below : Dossier.PAYLOAD + "log/" + service + "/" + below;
        var names = archive.files().keySet().stream()
                .filter(one -> prefix.endsWith("/") ? one.startsWith(prefix) : one.equals(prefix))
                .toList();
        if (names.size() > MOST && !below.equals(RECORDS)) {
            verdict.broken(prefix, "has more than " + MOST + " files");
            return;
        }
        for (var name : names) {
            try {
                step.take(name);
            } catch (IOException | IllegalArgumentException e) {
                var why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                verdict.broken(name, "is not what belongs there: " + why);
            }
        }
    }

    private interface Step {
        void take(String name) throws IOException;
    }
}
