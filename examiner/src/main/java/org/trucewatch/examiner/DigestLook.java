package org.trucewatch.examiner;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The digests by which timestamp tokens may name the file. */
final class DigestLook implements Look {

    private static final Map<String, String> NAMES =
            Map.of("SHA-256", "sha256", "SHA-384", "sha384", "SHA-512", "sha512");

    @Override
    public String kind() {
        return "DIGESTS";
    }

    @Override
    public String tool() {
        return "examiner";
    }

    @Override
    public List<Found> at(Sample sample) throws Exception {
        var digests = new LinkedHashMap<String, MessageDigest>();
        for (var algorithm : NAMES.keySet()) {
            digests.put(algorithm, MessageDigest.getInstance(algorithm));
        }
        var buffer = new byte[1 << 16];
        try (var in = sample.open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (var digest : digests.values()) {
                    digest.update(buffer, 0, read);
                }
            }
        }
        var detail = new LinkedHashMap<String, String>();
        digests.forEach((algorithm, digest) ->
                detail.put(NAMES.get(algorithm), HexFormat.of().formatHex(digest.digest())));
        sample.sha256 = detail.get("sha256");
        return List.of(new Found(kind(), "COMPUTED", tool(), detail));
    }
}
