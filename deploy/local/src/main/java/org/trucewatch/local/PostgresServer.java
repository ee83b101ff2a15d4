package org.trucewatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL with its data below the home; a database and a role for each service. */
final class PostgresServer implements Piece {
    private static final String ADMINISTRATOR = "postgres";

    private final Distributions distributions;
    private final Path data;
    private final int port;
    private final OwnProcess process;

    PostgresServer(Path home, Distributions distributions, Ports ports) {
        this.distributions = distributions;
        this.data = home.resolve("postgres/data");
        this.port = ports.of(Ports.Use.POSTGRES);
        this.process =
                new OwnProcess(home.resolve("run/postgres.pid"), home.resolve("logs/postgres.log"), "-D " + data);
    }

    Databases databases() {
        return new Databases("jdbc:postgresql://127.0.0.1:" + port + "/", ADMINISTRATOR, ADMINISTRATOR);
    }

    @Override
    public void launch() {
        if (process.running()) {
            return;
        }
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
        var command = new ArrayList<>(Unprivileged.prefix(data));
        command.addAll(List.of(program("postgres"), "-D", data.toString()));
        // fsync and synchronous_commit keep their default, on: what was acknowledged survives a crash here too
        Map.of(
                        "port", Integer.toString(port),
                        "listen_addresses", "127.0.0.1",
                        "unix_socket_directories", "",
                        "shared_buffers", "256MB",
                        // few checkpoints: after each one, the first change of a page writes the whole page to the log
                        "max_wal_size", "4GB",
                        "checkpoint_timeout", "15min",
                        "max_connections", "200",
                        "timezone", "UTC",
                        "log_timezone", "UTC")
                .forEach((setting, value) -> command.addAll(List.of("-c", setting + "=" + value)));
        process.start(command, Map.of());
    }

    @Override
    public boolean answers() {
        return databases().answers();
    }

    @Override
    public void furnish() {
        databases().furnish();
    }

    /** SIGINT is PostgreSQL's fast shutdown: sessions are ended, a checkpoint is written. */
    @Override
    public void stop() {
        process.stop("INT", Duration.ofSeconds(30));
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public Optional<OwnProcess> process() {
        return Optional.of(process);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String address() {
        return databases().server();
    }

    private void initialise() {
        try {
            Files.createDirectories(data.getParent());
            var password = Files.writeString(data.resolveSibling("password"), ADMINISTRATOR);
            var command = new ArrayList<>(Unprivileged.prefix(data.getParent()));
            command.addAll(List.of(program("initdb"), "-D", data.toString(), "-U", ADMINISTRATOR));
            command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + password, "--encoding=UTF8"));
            // the same order of strings on every machine
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-locale"));
            Commands.require(command, Map.of());
            Files.delete(password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String program(String name) {
        return distributions.postgres().resolve("bin").resolve(name).toString();
    }
}
