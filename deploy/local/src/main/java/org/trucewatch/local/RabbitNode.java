package org.trucewatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A RabbitMQ node of its own, apart from any other on the machine: own ports, data, cookie, and own epmd (Erlang's register
 * of names), so that nothing is shared and nothing stays behind.
 */
final class RabbitNode implements Piece {
    private final Path directory;
    private final Definitions definitions;
    private final Ports ports;
    private final OwnProcess names;
    private final OwnProcess node;

    RabbitNode(Path home, Definitions definitions, Ports ports) {
        this.directory = home.resolve("rabbitmq");
        this.definitions = definitions;
        this.ports = ports;
        var logs = home.resolve("logs");
        this.node = new OwnProcess(
                home.resolve("run/rabbitmq.pid"), logs.resolve("rabbitmq.log"), "-trucewatch " + directory);
        this.names = new OwnProcess(
                home.resolve("run/epmd.pid"),
                logs.resolve("epmd.log"),
                "epmd -address 127.0.0.1 -port " + ports.of(Ports.Use.ERLANG_NAMES));
    }

    OwnProcess names() {
        return names;
    }

    Broker broker() {
        return new Broker(
                URI.create("amqp://trucewatch:trucewatch@127.0.0.1:" + ports.of(Ports.Use.AMQP)),
                URI.create("http://127.0.0.1:" + ports.of(Ports.Use.RABBITMQ_MANAGEMENT)));
    }

    @Override
    public void launch() {
        if (!names.running()) {
            var port = Integer.toString(ports.of(Ports.Use.ERLANG_NAMES));
            names.start(List.of("epmd", "-address", "127.0.0.1", "-port", port), Map.of());
        }
        if (!node.running()) {
            configure();
            node.start(List.of(program(), "-trucewatch", directory.toString()), environment());
        }
    }

    @Override
    public boolean answers() {
        return broker().answers();
    }

    @Override
    public void stop() {
        node.stop("TERM", Duration.ofSeconds(60));
        names.stop("TERM", Duration.ofSeconds(5));
    }

    /** Only the broker: the register of names is no part of what a crash test is about. */
    @Override
    public void kill() {
        node.kill();
    }

    @Override
    public Optional<OwnProcess> process() {
        return Optional.of(node);
    }

    @Override
    public int port() {
        return ports.of(Ports.Use.AMQP);
    }

    @Override
    public String address() {
        return broker().amqp() + " (management " + broker().management() + ")";
    }

    private void configure() {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("enabled_plugins"), "[rabbitmq_management].\n");
            // an empty one, or the machine's /etc/rabbitmq/rabbitmq-env.conf would be read
            Files.writeString(directory.resolve("rabbitmq-env.conf"), "");
            var loaded = directory.resolve("definitions.json");
            Files.writeString(loaded, definitions.whole().toString());
            Files.writeString(directory.resolve("rabbitmq.conf"), """
                    listeners.tcp.1 = 127.0.0.1:%d
                    management.tcp.ip = 127.0.0.1
                    management.tcp.port = %d
                    load_definitions = %s
                    disk_free_limit.absolute = 200MB
                    # the log of all quorum queues is preallocated in memory; a test box needs no half gigabyte of it
                    raft.wal_max_size_bytes = 67108864
                    """.formatted(
                            ports.of(Ports.Use.AMQP), ports.of(Ports.Use.RABBITMQ_MANAGEMENT), loaded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("HOME", directory.toString());
        environment.put("ERL_EPMD_PORT", Integer.toString(ports.of(Ports.Use.ERLANG_NAMES)));
        environment.put("RABBITMQ_NODENAME", nodeName());
        environment.put("RABBITMQ_DIST_PORT", Integer.toString(ports.of(Ports.Use.RABBITMQ_NODE)));
        environment.put("RABBITMQ_MNESIA_BASE", directory.resolve("mnesia").toString());
        environment.put("RABBITMQ_LOG_BASE", directory.resolve("log").toString());
        environment.put(
                "RABBITMQ_CONFIG_FILE", directory.resolve("rabbitmq.conf").toString());
        environment.put(
                "RABBITMQ_CONF_ENV_FILE", directory.resolve("rabbitmq-env.conf").toString());
        environment.put(
                "RABBITMQ_ENABLED_PLUGINS_FILE",
                directory.resolve("enabled_plugins").toString());
        // schedulers that find nothing to do sleep at once: on a machine shared with everything else, waiting in
        // circles
        // takes the processor from those who have work (RabbitMQ, "Runtime Tuning": thread busy waiting)
        environment.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "+sbwt none +sbwtdcpu none +sbwtdio none");
        environment.put("RABBITMQ_PID_FILE", directory.resolve("pid").toString());
        // the start script then becomes the Erlang process instead of standing before it as its parent
        environment.put("RUNNING_UNDER_SYSTEMD", "true");
        return environment;
    }

    private String nodeName() {
        return "trucewatch-" + Integer.toHexString(directory.toString().hashCode()) + "@localhost";
    }

    private static String program() {
        return Commands.firstExecutable(
                        "/usr/lib/rabbitmq/bin/rabbitmq-server",
                        "/usr/local/sbin/rabbitmq-server",
                        "/opt/rabbitmq/sbin/rabbitmq-server",
                        "/opt/homebrew/sbin/rabbitmq-server")
                .orElseThrow(() -> new IllegalStateException(
                        "RabbitMQ is not installed: apt-get install rabbitmq-server, or set TRUCEWATCH_RABBITMQ_URL"));
    }
}
