package org.trucewatch.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.trucewatch.kit.dossier.Bag;
import org.trucewatch.kit.dossier.ConsistentLog;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.dossier.ProvedRecord;
import org.trucewatch.kit.ledger.Leaf;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.Merkle;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.SignerKey;
import org.trucewatch.kit.ledger.proof.Tree;
import org.trucewatch.kit.ledger.proof.VerifierKey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A dossier over a log of eleven entries, with checkpoints of 5 and 11. */
final class Packed {

    static final String PHOTO = Dossier.EVIDENCE + "1/photo.jpg";
    static final SignerKey LOG = key("incidents.example", VerifierKey.Type.ED25519, 1);
    static final SignerKey US = key("US", VerifierKey.Type.COSIGNATURE_V1, 2);
    static final SignerKey RU = key("RU", VerifierKey.Type.COSIGNATURE_V1, 3);
    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<byte[]> hashes = new ArrayList<>();

    Packed() throws Exception {
        var photo = "the bytes of a photo".getBytes(StandardCharsets.UTF_8);
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(photo));
        var leaves = new ArrayList<Leaf>();
        var contents = new ArrayList<JsonNode>();
        for (int i = 0; i < 11; i++) {
            var content = JsonNodeFactory.instance.objectNode().put("n", i).put("sha256", sha256);
            var leaf = Leaf.commitTo("incidents", content);
            leaves.add(leaf);
            contents.add(content);
            hashes.add(Merkle.leaf(HexFormat.of().parseHex(leaf.leaf())));
        }
        var keys = LOG.verifier() + "\n" + US.verifier() + "\n" + RU.verifier() + "\n";
        files.put(Dossier.keys("incidents"), keys.getBytes(StandardCharsets.UTF_8));
        files.put(Dossier.checkpoint("incidents", 5), checkpoint(5).bytes());
        files.put(Dossier.checkpoint("incidents", 11), checkpoint(11).bytes());
        consistency(5);
        consistency(3);
        for (int i : List.of(2, 7, 9)) {
            var leaf = leaves.get(i);
            boolean open = i != 9;
            var path = tree(11).inclusionOf(i).path().stream()
                    .map(HexFormat.of()::formatHex)
                    .toList();
            files.put(
                    Dossier.record("incidents", i),
                    JSON.writeValueAsBytes(new ProvedRecord(
                            "evidence-received",
                            leaf.leaf(),
                            open ? HexFormat.of().formatHex(leaf.salt()) : null,
                            open ? contents.get(i) : null,
                            i == 7 ? PHOTO : null,
                            i,
                            11,
                            path)));
        }
        files.put(PHOTO, photo);
        files.put(Dossier.EVIDENCE + "2/100%.txt", new byte[0]);
        files.put("data/case.json", "{\"id\":1}".getBytes(StandardCharsets.UTF_8));
    }

    private void consistency(long from) throws IOException {
        files.put(
                Dossier.consistency("incidents", from, 11),
                JSON.writeValueAsBytes(ConsistentLog.of(tree(11).consistencyWith(from))));
    }

    SignedNote checkpoint(int size) {
        return signed(new Checkpoint("incidents.example", size, tree(size).root()).text());
    }

    static SignedNote signed(String text) {
        return new SignedNote(
                text, List.of(LOG.sign(text, 0), US.sign(text, 1_790_000_000), RU.sign(text, 1_790_000_060)));
    }

    private Tree tree(int size) {
        return new Tree(size, (level, index) -> {
            var row = hashes.subList((int) (index << level), (int) ((index + 1) << level));
            while (row.size() > 1) {
                var above = new ArrayList<byte[]>();
                for (int i = 0; i < row.size(); i += 2) {
                    above.add(Merkle.node(row.get(i), row.get(i + 1)));
                }
                row = above;
            }
            return row.get(0);
        });
    }

    static SignerKey key(String name, VerifierKey.Type type, int each) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) each);
        return SignerKey.of(name, type, Base64.getEncoder().encodeToString(seed));
    }

    /** Packs the files as they are now into a bag whose manifests are right. */
    Path bag(Path directory) throws IOException {
        var path = Files.createTempFile(directory, "dossier", ".zip");
        try (var bag = new Bag(Files.newOutputStream(path))) {
            for (var file : files.entrySet()) {
                bag.add(file.getKey(), file.getValue());
            }
        }
        return path;
    }

    static Map<String, byte[]> unpacked(Path path) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(path.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    static Path zip(Path directory, Map<String, byte[]> files) throws IOException {
        var path = Files.createTempFile(directory, "changed", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return path;
    }

    record Answer(int status, String text) {}

    static Answer verify(Object... arguments) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = Verify.run(Arrays.stream(arguments).map(Object::toString).toList(), stream, stream);
        return new Answer(status, out.toString(StandardCharsets.UTF_8));
    }
}
