package org.trucewatch.verification.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.kit.ledger.Leaf;
import org.trucewatch.verification.evidence.IntakeLeaf;
import org.trucewatch.verification.journal.Entry;

import java.util.HexFormat;

/**
 * A record that a dossier proves.
 *
 * @param service whose log has it
 * @param leaf 64 hexadecimal digits
 * @param salt 64 hexadecimal digits, or null where what it says is not shown
 * @param content what it says, or null with the salt
 * @param file path of the file whose SHA-256 the content tells, or null
 * @param after leaves that the log had when it was recorded, or earlier; null where that is not known
 */
public record Statement(
        String service, String kind, String leaf, String salt, JsonNode content, String file, Long after) {

    private static final String DIGITS = "[0-9a-f]{64}";
    private static final String OURS = "verification";

    /** What does not open the leaf is not shown with it. */
    public Statement {
        if (salt == null
                || content == null
                || !salt.matches(DIGITS)
                || !Leaf.opens(leaf, content, HexFormat.of().parseHex(salt))) {
            salt = null;
            content = null;
            file = null;
        }
    }

    /** Of this service, with all that it says as far as that is not erased. @param file or null */
    public static Statement open(Entry entry, String file) {
        return new Statement(OURS, entry.kind(), entry.leaf(), entry.salt(), entry.content(), file, 0L);
    }

    /** Of this service: that it is there, and not what it says. */
    public static Statement closed(Entry entry) {
        return new Statement(OURS, entry.kind(), entry.leaf(), null, null, null, 0L);
    }

    /** Of incidents-service. @param file or null */
    public static Statement told(String kind, IntakeLeaf leaf, JsonNode content, String file) {
        return new Statement(leaf.service(), kind, leaf.leaf(), leaf.salt(), content, file, leaf.after());
    }

    Statement withoutFile() {
        return new Statement(service, kind, leaf, salt, content, null, after);
    }
}
