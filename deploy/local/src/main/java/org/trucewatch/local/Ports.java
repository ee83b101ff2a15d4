package org.trucewatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToIntFunction;

/** The ports of one home, kept in it, so that a later command finds what an earlier one started. */
final class Ports {
    private static final String FILE = "ports.properties";
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    /** Every port a home needs, with the one it has when nobody asks for free ones. */
    enum Use {
        POSTGRES(5442),
        AMQP(5682),
        RABBITMQ_MANAGEMENT(15682),
        RABBITMQ_NODE(25682),
        ERLANG_NAMES(4379),
        KEYCLOAK(8180),
        KEYCLOAK_MANAGEMENT(9180),
        SMTP(3025),
        IMAP(3143),
        INCIDENTS(8081),
        VERIFICATION(8082),
        NOTIFICATION(8083);

        private final int usual;

        Use(int usual) {
            this.usual = usual;
        }
    }

    private final Properties numbers;

    private Ports(Properties numbers) {
        this.numbers = numbers;
    }

    static Ports usual(Path home) {
        return of(home, use -> use.usual);
    }

    static Ports free(Path home) {
        return of(home, use -> unused());
    }

    int of(Use use) {
        return Integer.parseInt(numbers.getProperty(use.name()));
    }

    int of(Component service) {
        return of(Use.valueOf(service.name()));
    }

    private static Ports of(Path home, ToIntFunction<Use> choice) {
        var file = home.resolve(FILE);
        var numbers = new Properties();
        try {
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file)) {
                    numbers.load(in);
                }
            }
            for (var use : Use.values()) {
                numbers.computeIfAbsent(use.name(), absent -> Integer.toString(choice.applyAsInt(use)));
            }
            Files.createDirectories(home);
            try (var out = Files.newBufferedWriter(file)) {
                numbers.store(out, "ports of this home");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the ports of " + home, e);
        }
        return new Ports(numbers);
    }

    /**
     * One that nobody listens to now, given to nobody else in this process. It is below those that systems take for
     * outgoing connections (Linux from 32768, IANA from 49152), or a connection could take it before its server does.
     */
    static int unused() {
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
        } while (!isFree(port) || !GIVEN.add(port));
        return port;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
