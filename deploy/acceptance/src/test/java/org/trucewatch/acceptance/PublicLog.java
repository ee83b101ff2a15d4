package org.trucewatch.acceptance;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A service's log, checked as a stranger would: from RFC 9162 and C2SP's texts, with nothing of the service's own code. */
record PublicLog(World world, String service, URI at) {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] ED25519 = HEX.parseHex("302a300506032b6570032100");

    PublicLog(World world, String service) {
        this(world, service, world.services().get(service));
    }

    /** The first commitments of the log. */
    List<String> entries(int count) {
        var bundle = ByteBuffer.wrap(
                world.http.bytes("auditor", URI.create(at + "/log/" + service + "/tile/entries/000.p/" + count)));
        var entries = new ArrayList<String>();
        while (bundle.hasRemaining()) {
            var entry = new byte[bundle.getShort()];
            bundle.get(entry);
            entries.add(HEX.formatHex(entry));
        }
        return entries;
    }

    boolean holds(String leaf) {
        return world.api
                .get("auditor", at, "/log/" + service + "/proofs/inclusion?leaf=" + leaf)
                .is(200);
    }

    /** The index of a leaf, once its proof and the signature of the checkpoint it leads to are verified. */
    long provedIndex(String leaf) {
        var proof = world.api
                .get("auditor", at, "/log/" + service + "/proofs/inclusion?leaf=" + leaf)
                .expecting(200)
                .body();
        var note = proof.path("checkpoint").asText();
        var lines = note.lines().toList();
        mustBe(lines.get(1).equals(proof.path("treeSize").asText()), "the checkpoint is of the proof's tree");
        mustBe(
                Arrays.equals(root(leaf, proof), Base64.getDecoder().decode(lines.get(2))),
                "the proof leads to the root");
        mustBe(signed(note, lines.get(4)), "the log's key has signed");
        return proof.path("index").asLong();
    }

    /** What an audit on the spot finds. */
    JsonNode audit() {
        return world.api
                .send("POST", "auditor", at, "/ops/" + service + "/audits", "application/json", "{}")
                .expecting(200)
                .body();
    }

    private byte[] root(String leaf, JsonNode proof) {
        long fn = proof.path("index").asLong();
        long sn = proof.path("treeSize").asLong() - 1;
        var hash = sha256(new byte[] {0}, HEX.parseHex(leaf));
        for (var sibling : proof.path("path")) {
            var other = Base64.getDecoder().decode(sibling.asText());
            if (fn % 2 == 1 || fn == sn) {
                hash = sha256(new byte[] {1}, other, hash);
                while (fn % 2 == 0 && fn != 0) {
                    fn /= 2;
                    sn /= 2;
                }
            } else {
                hash = sha256(new byte[] {1}, hash, other);
            }
            fn /= 2;
            sn /= 2;
        }
        mustBe(sn == 0, "the proof is long enough");
        return hash;
    }

    private boolean signed(String note, String line) {
        var key = world.api
                .get("auditor", at, "/log/" + service + "/keys")
                .expecting(200)
                .body()
                .asText()
                .strip();
        var point = Base64.getDecoder().decode(key.substring(key.indexOf('+', key.indexOf('+') + 1) + 1));
        var signature = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        try {
            var encoded = ByteBuffer.allocate(ED25519.length + 32)
                    .put(ED25519)
                    .put(point, 1, 32)
                    .array();
            var verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifying.update(note.substring(0, note.indexOf("\n\n") + 1).getBytes(StandardCharsets.UTF_8));
            return verifying.verify(signature, 4, 64);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                sha256.update(part);
            }
            return sha256.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void mustBe(boolean so, String what) {
        if (!so) {
            throw new AssertionError("not so: " + what);
        }
    }
}
