package org.trucewatch.verification.dossier;

import org.trucewatch.kit.dossier.Bag;
import org.trucewatch.kit.dossier.ConsistentLog;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.dossier.ProvedRecord;
import org.trucewatch.kit.ledger.KnownLog;
import org.trucewatch.kit.ledger.proof.InclusionProof;
import org.trucewatch.kit.ledger.proof.VerifierKey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One log's part of a dossier: its keys, checkpoints, and the records with their proofs, all under one checkpoint. */
record LogSection(KnownLog log, Map<Statement, Optional<InclusionProof>> proofs) {

    static LogSection of(KnownLog log, List<Statement> statements) {
        var proofs = new LinkedHashMap<Statement, Optional<InclusionProof>>();
        statements.forEach(one -> proofs.put(one, proof(log, one)));
        return new LogSection(log, proofs);
    }

    private static Optional<InclusionProof> proof(KnownLog log, Statement one) {
        return Optional.ofNullable(one.after())
                .flatMap(after -> log.inclusion(HexFormat.of().parseHex(one.leaf()), after));
    }

    /** Whether a later checkpoint may prove more. */
    boolean waits() {
        return proofs.entrySet().stream()
                .anyMatch(one -> one.getValue().isEmpty() && one.getKey().after() != null);
    }

    void add(Bag bag, List<String> cosigners, Packing packing) throws IOException {
        var service = log.service();
        var latest = log.latest();
        var keys = Stream.concat(log.keys().stream().map(VerifierKey::toString), cosigners.stream());
        bag.add(Dossier.keys(service), text(keys.distinct().map(key -> key + "\n")));
        bag.add(Dossier.checkpoint(service, latest.size()), latest.note().bytes());
        var cosigned = log.cosigned().filter(one -> one.size() < latest.size() && one.size() > 0);
        if (cosigned.isPresent()) {
            bag.add(
                    Dossier.checkpoint(service, cosigned.get().size()),
                    cosigned.get().note().bytes());
        }
        var earlier =
                Stream.concat(cosigned.stream().map(one -> one.size()), Stream.ofNullable(packing.since.get(service)));
        for (long from : earlier.distinct().toList()) {
            if (from > latest.size()) {
                packing.absent(
                        "a checkpoint of " + from + " entries of the log of " + service,
                        "as it is published it has " + latest.size() + " entries");
            } else if (from > 0 && from < latest.size()) {
                bag.add(
                        Dossier.consistency(service, from, latest.size()),
                        Packer.json(ConsistentLog.of(log.consistency(from))));
            }
        }
        for (var one : proofs.entrySet()) {
            if (one.getValue().isPresent()) {
                var proof = one.getValue().get();
                bag.add(Dossier.record(service, proof.index()), Packer.json(record(one.getKey(), proof)));
            } else {
                packing.absent(
                        one.getKey().kind() + " " + one.getKey().leaf() + " in the log of " + service,
                        "the checkpoint of " + latest.size() + " entries does not cover it, as far as is known here");
            }
        }
    }

    private static ProvedRecord record(Statement statement, InclusionProof proof) {
        return new ProvedRecord(
                statement.kind(),
                statement.leaf(),
                statement.salt(),
                statement.content(),
                statement.file(),
                proof.index(),
                proof.size(),
                proof.path().stream().map(HexFormat.of()::formatHex).toList());
    }

    private static byte[] text(Stream<String> lines) {
        return lines.collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }
}
