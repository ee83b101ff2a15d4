package org.trucewatch.incidents.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.trucewatch.kit.ledger.Leaf;

import java.util.HexFormat;

/**
 * Where something is recorded.
 *
 * @param salt 64 hexadecimal digits; with what is told it opens the leaf, so whoever is told of an erasure destroys it
 * @param after leaves that the log had before: its own stands soon after them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recorded(String service, String leaf, String salt, Long after) {

    public static Recorded of(Leaf leaf, long after) {
        return new Recorded(leaf.service(), leaf.leaf(), HexFormat.of().formatHex(leaf.salt()), after);
    }
}
