package org.trucewatch.incidents.openrosa;

import org.trucewatch.kit.time.Ids;

import java.util.List;
import java.util.UUID;

/**
 * A report that a phone sent.
 *
 * @param deviceKey by which it came
 * @param digest over everything that was answered but the source
 * @param files that the answers name
 */
public record Submission(UUID report, UUID deviceKey, String digest, List<String> files) {

    /** The evidence that a file becomes, however often it is sent. */
    UUID evidence(String filename) {
        return Ids.named("openrosa", report.toString(), filename);
    }
}
