package org.trucewatch.kit.ledger.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The proofs that others verify with: what they refuse is refused here, and what they accept accepted. */
@EnabledIf("areThere")
class VectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static boolean areThere() {
        return Files.isDirectory(directory());
    }

    private static Path directory() {
        return Path.of("../../shared/data/vectors/merkle-rfc6962/testdata").toAbsolutePath();
    }

    @TestFactory
    Stream<DynamicTest> inclusion() throws IOException {
        return cases("inclusion", given -> new InclusionProof(
                        number(given, "leafIdx"), number(given, "treeSize"), proof(given))
                .verify(bytes(given, "leafHash"), bytes(given, "root")));
    }

    @TestFactory
    Stream<DynamicTest> inclusionInASubtree() throws IOException {
        return cases("subtreeinclusion", given -> InclusionProof.within(
                        number(given, "start"), number(given, "end"), number(given, "leafIdx"), proof(given))
                .map(proof -> proof.verify(bytes(given, "leafHash"), bytes(given, "root")))
                .orElse(false));
    }

    @TestFactory
    Stream<DynamicTest> consistency() throws IOException {
        return cases("consistency", given -> new ConsistencyProof(
                        number(given, "size1"), number(given, "size2"), proof(given))
                .verify(bytes(given, "root1"), bytes(given, "root2")));
    }

    @TestFactory
    Stream<DynamicTest> consistencyOfASubtree() throws IOException {
        return cases(
                "subtreeconsistency",
                given -> ConsistencyProof.verify(
                        number(given, "start"),
                        number(given, "end"),
                        number(given, "size"),
                        proof(given),
                        bytes(given, "root1"),
                        bytes(given, "root2")));
    }

    private static Stream<DynamicTest> cases(String kind, Predicate<JsonNode> accepted) throws IOException {
        List<Path> files;
        try (var all = Files.walk(directory().resolve(kind))) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(90);
        return files.stream()
                .map(file ->
                        DynamicTest.dynamicTest(directory().relativize(file).toString(), () -> {
                            var given = JSON.readTree(file.toFile());
                            assertThat(accepted.test(given))
                                    .isEqualTo(!given.get("wantErr").asBoolean());
                        }));
    }

    private static long number(JsonNode given, String name) {
        return given.path(name).asLong();
    }

    private static byte[] bytes(JsonNode given, String name) {
        return given.path(name).isTextual()
                ? Base64.getDecoder().decode(given.get(name).textValue())
                : new byte[0];
    }

    private static List<byte[]> proof(JsonNode given) {
        return StreamSupport.stream(given.path("proof").spliterator(), false)
                .map(hash -> Base64.getDecoder().decode(hash.asText()))
                .toList();
    }
}
