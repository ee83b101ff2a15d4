package org.trucewatch.kit.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.kit.ledger.Leaf;
import org.trucewatch.kit.ledger.proof.InclusionProof;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A record and the proof that a log holds it.
 *
 * @param kind of record, such as {@code report-received}
 * @param leaf 64 hexadecimal digits
 * @param salt 64 hexadecimal digits; absent where it is withheld or was destroyed
 * @param content what the leaf commits to; absent with the salt
 * @param file path of the file whose SHA-256 the content tells as {@code sha256}, if it is part of the dossier
 * @param index of the leaf, from zero
 * @param size of the checkpoint that the path leads to
 * @param path hexadecimal hashes, from the leaf upwards
 */
public record ProvedRecord(
        String kind,
        String leaf,
        String salt,
        JsonNode content,
        String file,
        long index,
        long size,
        List<String> path) {

    public ProvedRecord {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(leaf, "leaf");
        path = List.copyOf(path);
    }

    /** Whether salt and content are there to be checked. */
    public boolean opens() {
        return salt != null && content != null && !content.isNull();
    }

    /** Whether the leaf commits to this content. @throws IllegalArgumentException if the salt is no hexadecimal */
    public boolean commits() {
        return Leaf.opens(leaf, content, HexFormat.of().parseHex(salt));
    }

    /** @throws IllegalArgumentException if a hash is no hexadecimal */
    public InclusionProof proof() {
        return new InclusionProof(index, size, ConsistentLog.hashes(path));
    }
}
