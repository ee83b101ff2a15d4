package org.trucewatch.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One of the three services, as packaged. */
final class ServiceProcess implements Piece {
    private final Path jar;
    private final int port;
    private final Supplier<Map<String, String>> environment;
    private final JavaProgram program;

    /** @param name of its pid file and log, which no other process of the home has */
    ServiceProcess(Path home, String name, Path jar, int port, Supplier<Map<String, String>> environment) {
        this.jar = jar;
        this.port = port;
        this.environment = environment;
        this.program = new JavaProgram(home, name);
    }

    @Override
    public void launch() {
        if (program.process().running()) {
            return;
        }
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not there; build it: ./mvnw -DskipTests package");
        }
        program.start(options(), environment.get());
    }

    /** As in a small container: what is kept in memory is little, and what the compilers have used is given back. */
    private List<String> options() {
        return List.of("-XX:+UseSerialGC", "-Xmx144m", "-XX:TrimNativeHeapInterval=5000", "-jar", jar.toString());
    }

    @Override
    public boolean answers() {
        return Http.status(readiness()) == 200;
    }

    @Override
    public String excuse() {
        return Http.body(readiness());
    }

    private URI readiness() {
        return URI.create(address() + "/q/health/ready");
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
        return port;
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }
}
