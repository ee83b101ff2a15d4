package org.trucewatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keycloak with the realm of the demonstration accounts. Its programs are shared by all homes; its data are below this one
 * and are made anew when the realm file has changed, since an import never changes a realm that exists.
 */
final class KeycloakServer implements Piece {
    private final Distributions distributions;
    private final Path directory;
    private final Path realmFile;
    private final Ports ports;
    private final JavaProgram program;

    KeycloakServer(Path home, Distributions distributions, Path realmFile, Ports ports) {
        this.distributions = distributions;
        this.directory = home.resolve("keycloak-data");
        this.realmFile = realmFile;
        this.ports = ports;
        this.program = new JavaProgram(home, Component.KEYCLOAK.title());
    }

    Realm realm() {
        return new Realm(URI.create("http://127.0.0.1:" + port()));
    }

    @Override
    public void launch() {
        if (program.process().running()) {
            return;
        }
        var distribution = distributions.keycloak();
        arrange(distribution);
        var jvm = List.of(
                "-Xms64m",
                "-Xmx400m",
                "-XX:MaxMetaspaceSize=256m",
                // what bin/kc.sh gives; started without it the process is Keycloak itself and its home is ours
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "-Dpicocli.disable.closures=true",
                "-Dkc.home.dir=" + directory,
                "-Djboss.server.config.dir=" + directory.resolve("conf"),
                "-cp",
                distribution.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        var server = List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port(),
                "--http-management-port=" + ports.of(Ports.Use.KEYCLOAK_MANAGEMENT),
                "--hostname=" + realm().server());
        var command = new ArrayList<>(jvm);
        command.addAll(server);
        program.start(command, Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"));
    }

    @Override
    public boolean answers() {
        return realm().answers();
    }

    @Override
    public void stop() {
        program.process().stop("TERM", Duration.ofSeconds(30));
    }

    @Override
    public void kill() {
        program.process().kill();
    }

    @Override
    public Optional<OwnProcess> process() {
        return Optional.of(program.process());
    }

    @Override
    public int port() {
        return ports.of(Ports.Use.KEYCLOAK);
    }

    @Override
    public String address() {
        return realm().issuer().toString();
    }

    private void arrange(Path distribution) {
        try {
            var imported = directory.resolve("data/import/trucewatch-realm.json");
            if (Files.exists(imported) && Files.mismatch(imported, realmFile) >= 0) {
                Trees.remove(directory);
            }
            Files.createDirectories(imported.getParent());
            Files.createDirectories(directory.resolve("conf"));
            Files.writeString(imported, Files.readString(realmFile));
            for (var part : List.of("lib", "providers", "themes")) {
                var link = directory.resolve(part);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, distribution.resolve(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot arrange Keycloak in " + directory, e);
        }
    }
}
