package org.trucewatch.kit.ledger.proof;

import java.util.Base64;

/**
 * The state of a log at one size: the text of C2SP tlog-checkpoint, which its keeper signs.
 *
 * @param origin the log's name
 * @param size leaves
 * @param root of the tree, 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

    public Checkpoint {
        if (origin.isEmpty() || size < 0 || root.length != Merkle.HASH) {
            throw new IllegalArgumentException("no checkpoint");
        }
    }

    /** Reads the text of a note; lines that later versions may add are passed over. @throws IllegalArgumentException if it is none */
    public static Checkpoint of(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[1].matches("0|[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("a checkpoint is origin, size and root, each on a line");
        }
        return new Checkpoint(
                lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }
}
