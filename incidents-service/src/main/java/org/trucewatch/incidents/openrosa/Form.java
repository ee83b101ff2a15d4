package org.trucewatch.incidents.openrosa;

import org.trucewatch.incidents.terms.Snapshot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A form as phones download it.
 *
 * @param id of the agreement
 * @param version changes whenever the form may
 * @param xml in UTF-8
 */
public record Form(String id, String version, String title, byte[] xml) {

    /** How a list of forms tells phones that one has changed. */
    String hash() {
        try {
            return "md5:"
                    + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(xml));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number of the agreement's version in force, and the revision of everything that the form is made of. */
    static String version(Snapshot agreement, Snapshot.Version inForce) {
        return inForce.number() + "." + agreement.revision();
    }

    /** Whether a form of this version was ever given out. */
    static boolean existed(Snapshot agreement, String version) {
        if (version == null || !version.matches("[1-9]\\d{0,8}\\.[1-9]\\d{0,17}")) {
            return false;
        }
        var parts = version.split("\\.");
        int number = Integer.parseInt(parts[0]);
        return Long.parseLong(parts[1]) <= agreement.revision()
                && agreement.versions().stream().anyMatch(one -> one.number() == number);
    }
}
