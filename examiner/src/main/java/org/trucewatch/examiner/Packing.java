package org.trucewatch.examiner;

import java.nio.charset.StandardCharsets;

/** Ways of packing that can be read as a stream, told by how they begin. */
enum Packing {
    TAR,
    GZIP,
    BZIP2,
    XZ;

    /** Null for anything else. */
    static Packing of(byte[] head) {
        if (Archives.startsWith(head, "\37\213")) {
            return GZIP;
        }
        if (Archives.startsWith(head, "BZh")) {
            return BZIP2;
        }
        if (Archives.startsWith(head, "\3757zXZ\0")) {
            return XZ;
        }
        boolean tar = head.length >= 262 && new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar");
        return tar ? TAR : null;
    }
}
