package org.trucewatch.load.bench;

import org.trucewatch.load.input.Settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The stack that is measured, found by the home it was started in.
 *
 * @param postgres JDBC address of the server, to which the name of a database is added
 * @param smtp port of the mail sink
 * @param rabbit {@code http://user:password@host:port} of the management interface
 */
record Ground(
        Path home,
        Settings services,
        String postgres,
        String postgresUser,
        String postgresPassword,
        URI rabbit,
        int smtp) {

    static Ground at(Path root, Path home) {
        var known = endpoints(home.resolve("endpoints.env"));
        var services = new Settings(
                root,
                URI.create(known.get("TRUCEWATCH_INCIDENTS_URL")),
                URI.create(known.get("TRUCEWATCH_VERIFICATION_URL")),
                URI.create(known.get("TRUCEWATCH_NOTIFICATION_URL")),
                URI.create(known.get("TRUCEWATCH_KEYCLOAK_URL")));
        var management = URI.create(known.get("TRUCEWATCH_RABBITMQ_MANAGEMENT_URL"));
        var account = URI.create(known.get("TRUCEWATCH_RABBITMQ_URL")).getUserInfo();
        return new Ground(
                home,
                services,
                known.get("TRUCEWATCH_POSTGRES_URL"),
                known.get("TRUCEWATCH_POSTGRES_USER"),
                known.get("TRUCEWATCH_POSTGRES_PASSWORD"),
                URI.create(management.getScheme() + "://" + account + "@" + management.getAuthority()),
                Integer.parseInt(known.get("TRUCEWATCH_SMTP_PORT")));
    }

    Map<String, URI> serviceAddresses() {
        return Map.of(
                "incidents", services.incidents(),
                "verification", services.verification(),
                "notification", services.notification());
    }

    private static Map<String, String> endpoints(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.contains("="))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(entry -> entry[0].strip(), entry -> entry[1].strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("No running stack at " + file.getParent(), e);
        }
    }
}
