package org.trucewatch.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Dossiers as they are downloaded, changed, and checked by the verifier in a process of its own. */
record Dossiers(World world, Path directory) {

    /** How the verifier ended, and what it said. */
    record Answer(int status, String text) {}

    Path download(String account, Proceedings proceedings, String query) {
        var bytes = world.http.bytes(account, URI.create(world.verification + proceedings.path("/dossier") + query));
        try {
            return Files.write(Files.createTempFile(directory, "dossier", ".zip"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The latest checkpoint of a log, kept in a file as a careful reader would. */
    Path checkpoint(String service) {
        var note = world.http.bytes(
                "auditor", URI.create(world.services().get(service) + "/log/" + service + "/checkpoint"));
        try {
            return Files.write(Files.createTempFile(directory, service, ".checkpoint"), note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long size(Path checkpoint) {
        try {
            return Long.parseLong(Files.readAllLines(checkpoint).get(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks it by the keys that the logs themselves give out, as somebody has them who asked earlier. */
    Answer verify(Path dossier, String... more) {
        var arguments = new ArrayList<String>();
        for (var service : List.of("incidents", "verification")) {
            var keys = world.http.bytes(
                    "auditor", URI.create(world.services().get(service) + "/log/" + service + "/keys"));
            new String(keys, StandardCharsets.UTF_8).lines().forEach(key -> arguments.addAll(List.of("--key", key)));
        }
        arguments.addAll(Arrays.asList(more));
        return run(arguments, dossier);
    }

    /** Checks it by nothing but what it brings along. */
    Answer verifyAlone(Path dossier) {
        return run(List.of(), dossier);
    }

    private Answer run(List<String> arguments, Path dossier) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                world.settings.root().resolve("deploy/verify/target/verify.jar").toString()));
        command.addAll(arguments);
        command.add(dossier.toString());
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Map<String, byte[]> files(Path dossier) {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(dossier.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** The same dossier with one byte of one file changed. */
    Path changed(Path dossier, String name) {
        var files = files(dossier);
        var content = files.get(name);
        content[content.length / 2] ^= 1;
        try {
            var changed = Files.createTempFile(directory, "changed", ".zip");
            try (var zip = new ZipOutputStream(Files.newOutputStream(changed))) {
                for (var file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                }
            }
            return changed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
