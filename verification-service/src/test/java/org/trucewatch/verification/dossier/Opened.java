package org.trucewatch.verification.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import org.trucewatch.kit.dossier.Dossier;
import org.trucewatch.kit.dossier.ProvedRecord;
import org.trucewatch.kit.events.Json;
import org.trucewatch.kit.ledger.proof.Checkpoint;
import org.trucewatch.kit.ledger.proof.Merkle;
import org.trucewatch.kit.ledger.proof.SignedNote;
import org.trucewatch.verification.Person;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A dossier that somebody downloaded. */
record Opened(Map<String, byte[]> files) {

    static Opened by(Person person, UUID id, String... since) {
        var answer = person.asks().queryParam("since", (Object[]) since).get("/v1/cases/" + id + "/dossier");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/zip");
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.asByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Opened(files);
    }

    String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    /** Everything that is in it. */
    String all() {
        return String.join("\n", files.keySet())
                + String.join("\n", files.keySet().stream().map(this::text).toList());
    }

    JsonNode page(String path) {
        try {
            return Json.MAPPER.readTree(files.get(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> below(String prefix) {
        return files.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    String absent() {
        return page(Dossier.ABSENT).toString();
    }

    /** The records of a log, each of them proved under its checkpoint, and opened where it can be. */
    List<ProvedRecord> records(String service) {
        return below("data/log/" + service + "/records/").stream()
                .map(name -> Json.MAPPER.convertValue(page(name), ProvedRecord.class))
                .peek(record -> {
                    var checkpoint = Checkpoint.of(SignedNote.of(text(Dossier.checkpoint(service, record.size())))
                            .text());
                    var leaf = Merkle.leaf(HexFormat.of().parseHex(record.leaf()));
                    assertThat(record.proof().verify(leaf, checkpoint.root())).isTrue();
                    assertThat(!record.opens() || record.commits()).isTrue();
                })
                .toList();
    }

    /** Kinds of those records that say something, or of the others. */
    List<String> kinds(String service, boolean open) {
        return records(service).stream()
                .filter(record -> record.opens() == open)
                .map(ProvedRecord::kind)
                .toList();
    }
}
