package org.trucewatch.verification.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.Leaf;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.EntryBundle;
import org.trucewatch.kit.ledger.proof.RightEdge;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.kit.ledger.proof.SignerKey;
import org.trucewatch.kit.ledger.proof.Tile;
import org.trucewatch.kit.ledger.proof.VerifierKey;
import org.trucewatch.kit.store.Store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The log of incidents-service, as that publishes it, while it has fewer entries than one tile. */
final class IntakeLog {

    private static final String ROOT = "logs/incidents/";
    private static final SignerKey KEY = SignerKey.of(
            "trucewatch.org/incidents",
            VerifierKey.Type.ED25519,
            Base64.getEncoder().encodeToString(new byte[32]));

    private final Store store;
    private final List<byte[]> entries = new ArrayList<>();

    IntakeLog(Store store) {
        this.store = store;
    }

    int size() {
        return entries.size();
    }

    /** Records a content, and tells of it as events do. */
    ObjectNode record(JsonNode content) {
        var leaf = Leaf.commitTo("incidents", content);
        var told = Json.MAPPER.createObjectNode().put("service", "incidents").put("leaf", leaf.leaf());
        told.put("salt", HexFormat.of().formatHex(leaf.salt())).put("after", entries.size());
        entries.add(HexFormat.of().parseHex(leaf.leaf()));
        return told;
    }

    void publish() {
        var edge = RightEdge.of(0, (level, number) -> new byte[0]);
        edge.append(entries);
        for (var tile : edge.partial()) {
            var place = new Tile(tile.level(), tile.number(), entries.size());
            store.put(ROOT + place.path(), tile.hashes());
            store.put(ROOT + place.entriesPath(), EntryBundle.bytes(entries));
        }
        store.put(ROOT + "keys", (KEY.verifier() + "\n").getBytes(StandardCharsets.UTF_8));
        var text = new Checkpoint("trucewatch.org/incidents", edge.size(), edge.root()).text();
        store.put(ROOT + "checkpoint", new SignedNote(text, List.of(KEY.sign(text, 0))).bytes());
    }

    /** What it says that it holds is not so. */
    void publishFalsely() {
        var text = new Checkpoint("trucewatch.org/incidents", entries.size(), new byte[32]).text();
        store.put(ROOT + "checkpoint", new SignedNote(text, List.of(KEY.sign(text, 0))).bytes());
    }
}
