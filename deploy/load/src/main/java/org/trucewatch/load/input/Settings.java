package org.trucewatch.load.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the project lies and where its services listen. The environment wins over {@code
 * deploy/local/target/endpoints.env}, which a local run writes; without either the usual local ports are taken.
 */
public record Settings(Path root, URI incidents, URI verification, URI notification, URI keycloak) {

    /** The project root comes from the system property {@code trucewatch.root}. */
    public static Settings ofThisRun() {
        var root = Path.of(System.getProperty("trucewatch.root", "."))
                .toAbsolutePath()
                .normalize();
        return of(root, System.getenv());
    }

    static Settings of(Path root, Map<String, String> environment) {
        var known = new HashMap<>(written(root.resolve("deploy/local/target/endpoints.env")));
        known.putAll(environment);
        return new Settings(
                root,
                at(known, "TRUCEWATCH_INCIDENTS_URL", 8081),
                at(known, "TRUCEWATCH_VERIFICATION_URL", 8082),
                at(known, "TRUCEWATCH_NOTIFICATION_URL", 8083),
                at(known, "TRUCEWATCH_KEYCLOAK_URL", 8180));
    }

    public Path agreement() {
        return root.resolve("deploy/agreements/syria-2016");
    }

    private static URI at(Map<String, String> known, String name, int port) {
        var value = known.getOrDefault(name, "http://127.0.0.1:" + port);
        return URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
    }

    private static Map<String, String> written(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        var values = new HashMap<String, String>();
        try {
            for (var line : Files.readAllLines(file)) {
                var entry = line.strip().replaceFirst("^export ", "");
                var equals = entry.indexOf('=');
                if (equals > 0 && !entry.startsWith("#")) {
                    values.put(entry.substring(0, equals), unquoted(entry.substring(equals + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    private static String unquoted(String value) {
        return value.replaceAll("^(['\"])(.*)\\1$", "$2");
    }
}
