package org.trucewatch.examiner;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verifies timestamp tokens of RFC 3161: the file if it is one, and what an authority answered about the file. */
final class TimestampLook implements Look {

    private static final int LONGEST = 1 << 18;

    /** Digests that can no longer be brought to collide count as naming a file. */
    private static final Map<String, String> STRONG = Map.of(
            "2.16.840.1.101.3.4.2.1", "sha256",
            "2.16.840.1.101.3.4.2.2", "sha384",
            "2.16.840.1.101.3.4.2.3", "sha512");

    @Override
    public String kind() {
        return "TIMESTAMP_TOKEN";
    }

    @Override
    public String tool() {
        return "bouncycastle";
    }

    @Override
    public List<Found> at(Sample sample) throws Exception {
        var found = new ArrayList<Found>();
        if (sample.size > 0 && sample.size < LONGEST && sample.head(1)[0] == 0x30) {
            var token = token(Files.readAllBytes(sample.file));
            if (token != null) {
                found.add(verified(kind(), token, sample.anchors));
            }
        }
        if (sample.answer != null) {
            found.add(answered(sample));
        }
        return found;
    }

    private Found answered(Sample sample) throws Exception {
        var answer = Files.size(sample.answer) < LONGEST ? Files.readAllBytes(sample.answer) : new byte[0];
        var token = token(answer);
        if (token == null) {
            return obtained("REFUSED", "the authority gave no token");
        }
        var info = token.getTimeStampInfo();
        boolean ofTheFile = imprint(info.getMessageImprintAlgOID(), info.getMessageImprintDigest())
                .equals(Map.of("algorithm", "sha256", "digest", sample.sha256));
        return ofTheFile
                ? verified("TIMESTAMP_OBTAINED", token, sample.anchors)
                : obtained("INVALID", "the authority stamped something else");
    }

    private Found obtained(String outcome, String reason) {
        return new Found("TIMESTAMP_OBTAINED", outcome, tool(), Map.of("reason", reason));
    }

    /** A token by itself, or the whole answer of an authority; null where it is neither. */
    private static TimeStampToken token(byte[] bytes) {
        try {
            return new TimeStampResponse(bytes).getTimeStampToken();
        } catch (Exception noResponse) {
            try {
                return new TimeStampToken(new CMSSignedData(bytes));
            } catch (Exception noToken) {
                return null;
            }
        }
    }

    private Found verified(String kind, TimeStampToken token, Path anchors) throws Exception {
        var info = token.getTimeStampInfo();
        var detail = new LinkedHashMap<String, Object>();
        detail.put("time", info.getGenTime().toInstant().toString());
        if (info.getGenTimeAccuracy() != null) {
            detail.put(
                    "accuracyMillis",
                    info.getGenTimeAccuracy().getSeconds() * 1000L
                            + info.getGenTimeAccuracy().getMillis());
        }
        detail.put("policy", info.getPolicy().getId());
        detail.put("serial", info.getSerialNumber().toString(16));
        detail.put("of", imprint(info.getMessageImprintAlgOID(), info.getMessageImprintDigest()));
        detail.put("token", token.getEncoded());
        var judged = Authority.judge(token, anchors);
        judged.reason().ifPresent(reason -> detail.put("reason", reason));
        judged.name().ifPresent(name -> detail.put("authority", name));
        boolean weak = !STRONG.containsKey(info.getMessageImprintAlgOID().getId());
        if (weak) {
            detail.put("reason", "it names what it stamps by a digest that is too weak");
        }
        return new Found(kind, weak ? "INVALID" : judged.outcome(), tool(), detail);
    }

    private static Map<String, String> imprint(ASN1ObjectIdentifier algorithm, byte[] digest) {
        return Map.of(
                "algorithm", STRONG.getOrDefault(algorithm.getId(), algorithm.getId()),
                "digest", HexFormat.of().formatHex(digest));
    }
}
