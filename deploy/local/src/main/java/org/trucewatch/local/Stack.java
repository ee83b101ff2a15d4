package org.trucewatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A complete Trucewatch on this machine: every component a process with its data, log and pid file below one home. The
 * processes outlive the JVM that starts them, and another {@code Stack} at the same home finds them again.
 */
public final class Stack implements AutoCloseable {
    private final Path home;
    private final Wiring wiring;
    private final Map<Component, Piece> pieces;
    private final List<Replica> replicas = new ArrayList<>();
    private Consumer<String> progress = line -> {};

    private Stack(Path home, Wiring wiring) {
        this.home = home;
        this.wiring = wiring;
        this.pieces = new EnumMap<>(wiring.pieces());
    }

    /** At the ports that the documentation names; uses the servers that the environment gives. */
    public static Stack at(Path home) {
        return new Stack(home, new Wiring(home, ProjectTree.find(), Ports.usual(home), Given.byEnvironment()));
    }

    /** The one of {@code deploy/run}. */
    public static Stack ofProject() {
        return at(ProjectTree.find().home());
    }

    /** At ports nobody uses, and all its own whatever the environment gives: for tests that kill and restart. */
    public static Stack onFreePorts(Path home) {
        return onFreePorts(home, Given.nothing());
    }

    /** At ports nobody uses, except for what is given. */
    public static Stack onFreePorts(Path home, Given given) {
        return new Stack(home, new Wiring(home, ProjectTree.find(), Ports.free(home), given));
    }

    /** For a test: in a home of its own, at free ports, nothing given. {@link #discard} stops it and removes the home. */
    public static Stack throwaway() {
        return onFreePorts(Throwaway.freshHome());
    }

    /** Where to say, a line each, what has started or stopped. */
    public Stack reportingTo(Consumer<String> listener) {
        progress = listener;
        return this;
    }

    /** Starts what does not run and waits until it serves: first what services stand on, then services. */
    public void start(Component... components) {
        var wanted =
                components.length == 0 ? EnumSet.allOf(Component.class) : EnumSet.copyOf(Arrays.asList(components));
        var starting = new Starting(pieces, progress);
        starting.together(intersection(wanted, Component.FOUNDATION));
        starting.together(intersection(wanted, Component.SERVICES));
        wiring.writeEndpoints();
    }

    /** Ends them in order, services before what they stand on; given servers stay. */
    public void stop(Component... components) {
        var wanted =
                components.length == 0 ? EnumSet.allOf(Component.class) : EnumSet.copyOf(Arrays.asList(components));
        var order = wanted.toArray(Component[]::new);
        for (var i = order.length - 1; i >= 0; i--) {
            var ran = running(order[i]);
            pieces.get(order[i]).stop();
            if (ran) {
                progress.accept("%-13s stopped".formatted(order[i].title()));
            }
        }
    }

    /** SIGKILL, as a crash of that process would be. */
    public void kill9(Component component) {
        pieces.get(component).kill();
    }

    public void restart(Component component) {
        stop(component);
        start(component);
    }

    /**
     * A further process of a service, not started yet.
     *
     * @param settings environment variables that it has instead of the service's
     */
    public Replica replica(Component service, Map<String, String> settings) {
        var replica = wiring.replica(service, service.title() + "-" + (replicas.size() + 2), settings);
        replicas.add(replica);
        return replica;
    }

    /** Whether it serves now; a process that hangs does not. */
    public boolean answers(Component component) {
        return pieces.get(component).answers();
    }

    /** Whether our process of it lives; never true of a given server. */
    public boolean running(Component component) {
        return pieces.get(component).process().filter(OwnProcess::running).isPresent();
    }

    /** Its process, for a test that freezes it or reads what it uses. Empty for a given server and for what is down. */
    public Optional<ProcessHandle> process(Component component) {
        return pieces.get(component).process().flatMap(OwnProcess::handle);
    }

    /** Base address: of a service or Keycloak {@code http://…}, otherwise for humans. */
    public String url(Component component) {
        return component == Component.KEYCLOAK
                ? realm().server().toString()
                : pieces.get(component).address();
    }

    public Databases databases() {
        return wiring.databases();
    }

    public Broker broker() {
        return wiring.broker();
    }

    public Realm realm() {
        return wiring.realm();
    }

    /** An access token of an account of the realm; see {@link Realm#tokenFor(String)}. */
    public String tokenFor(String account) {
        return realm().tokenFor(account);
    }

    public Path home() {
        return home;
    }

    /** The log of a component that runs here. */
    public Path log(Component component) {
        return pieces.get(component).process().map(OwnProcess::log).orElseThrow();
    }

    /** Connection settings by the names that {@link Given} reads. */
    public Map<String, String> endpoints() {
        return wiring.endpoints();
    }

    /** A line per component: name, state, address. */
    public Map<Component, String> status() {
        var lines = new LinkedHashMap<Component, String>();
        pieces.forEach((component, piece) -> {
            var state = piece.process().isEmpty() ? "given" : running(component) ? "runs" : "down";
            var health = state.equals("down") ? "" : piece.answers() ? "" : ", does not answer";
            lines.put(component, "%-13s %-6s %s%s".formatted(component.title(), state, piece.address(), health));
        });
        return lines;
    }

    /** Forgets all data of this home.
     *
     * @throws IllegalStateException while something of it runs */
    public void wipe() {
        for (var component : Component.values()) {
            if (running(component)) {
                throw new IllegalStateException(component.title() + " still runs");
            }
        }
        try (Stream<Path> entries = Files.exists(home) ? Files.list(home) : Stream.empty()) {
            for (var entry :
                    entries.filter(path -> !path.equals(wiring.distributions())).toList()) {
                Trees.remove(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops everything and removes the home with its data and logs. */
    public void discard() {
        close();
        try {
            Trees.remove(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        stop();
    }

    private static EnumSet<Component> intersection(EnumSet<Component> some, Collection<Component> others) {
        var both = EnumSet.copyOf(some);
        both.retainAll(others);
        return both;
    }
}
