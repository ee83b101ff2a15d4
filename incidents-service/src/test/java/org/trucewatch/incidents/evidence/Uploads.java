package org.trucewatch.incidents.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.trucewatch.incidents.Calls;
import org.trucewatch.incidents.Ceasefire;
import org.trucewatch.incidents.Person;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Sending files, and looking into the store that they go to, for tests of it. */
abstract class Uploads extends Calls {

    private static Ceasefire ceasefire;

    static Ceasefire ceasefire() {
        ceasefire = ceasefire == null ? Ceasefire.inForce() : ceasefire;
        return ceasefire;
    }

    static ValidatableResponse upload(Person agency, UUID report, byte[] file) {
        return as(agency)
                .contentType("image/jpeg")
                .body(file)
                .post(path(report))
                .then();
    }

    static JsonNode uploaded(Person agency, UUID report, byte[] file) {
        return json(upload(agency, report, file).statusCode(201));
    }

    static String path(UUID report) {
        return "/v1/reports/" + report + "/evidence";
    }

    static byte[] aFile(int size) {
        var file = new byte[size];
        ThreadLocalRandom.current().nextBytes(file);
        return file;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] file) {
        return HexFormat.of().formatHex(digest("SHA-256", file));
    }

    static String base64(String algorithm, byte[] file) {
        return Base64.getEncoder().encodeToString(digest(algorithm, file));
    }

    private static byte[] digest(String algorithm, byte[] file) {
        try {
            return MessageDigest.getInstance(algorithm).digest(file);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static Path blob(String sha256) {
        return store().resolve("originals").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Whatever is being written at this moment. */
    static List<Path> drafts() {
        try (var files = Files.walk(store().resolve(".drafts"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path store() {
        return ConfigProvider.getConfig().getValue("trucewatch.store.directory", Path.class);
    }
}
