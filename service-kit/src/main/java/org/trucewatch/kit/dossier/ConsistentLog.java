package org.trucewatch.kit.dossier;

import org.trucewatch.kit.ledger.proof.ConsistencyProof;

import java.util.HexFormat;
import java.util.List;

/**
 * That a log of {@code to} leaves begins with all that it held when it had {@code from}.
 *
 * @param path hexadecimal hashes
 */
public record ConsistentLog(long from, long to, List<String> path) {

    public ConsistentLog {
        path = List.copyOf(path);
    }

    public static ConsistentLog of(ConsistencyProof proof) {
        return new ConsistentLog(
                proof.from(),
                proof.to(),
                proof.path().stream().map(HexFormat.of()::formatHex).toList());
    }

    /** @throws IllegalArgumentException if a hash is no hexadecimal */
    public ConsistencyProof proof() {
        return new ConsistencyProof(from, to, hashes(path));
    }

    static List<byte[]> hashes(List<String> path) {
        return path.stream().map(HexFormat.of()::parseHex).toList();
    }
}
