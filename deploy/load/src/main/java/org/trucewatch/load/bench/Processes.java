package org.trucewatch.load.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The services as processes: what memory they hold, and how long they take to serve. */
final class Processes {

    static final List<String> SERVICES = List.of("incidents", "verification", "notification");

    private static final List<String> MEASURED =
            Stream.concat(SERVICES.stream(), Stream.of("postgres", "rabbitmq")).toList();

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Ground ground;
    private final List<String> stack;

    /** @param stack the command that starts and stops pieces of the stack, to which names are added */
    Processes(Ground ground, List<String> stack) {
        this.ground = ground;
        this.stack = stack;
    }

    /** Resident memory in MiB; empty where the operating system does not tell it in {@code /proc}. */
    OptionalDouble residentMebibytes(String service) {
        try {
            var status = Path.of("/proc", Long.toString(pid(service).orElse(0)), "status");
            return Files.exists(status) ? resident(Files.readAllLines(status)) : OptionalDouble.empty();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }

    /** {@code VmRSS:   123456 kB} in MiB. */
    static OptionalDouble resident(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst();
    }

    /** Of the services, the servers under them, and the load generator itself. */
    Effort effort() {
        var used = new TreeMap<String, Duration>();
        for (var name : MEASURED) {
            pid(name).ifPresent(pid -> ProcessHandle.of(pid).ifPresent(process -> used.put(name, cpu(process))));
        }
        pid(ground.home().resolve("mail-sink.pid"))
                .ifPresent(pid -> ProcessHandle.of(pid).ifPresent(sink -> used.put("mail", cpu(sink))));
        used.put("load", cpu(ProcessHandle.current()));
        return new Effort(used);
    }

    /** With its children: PostgreSQL works in them. */
    private static Duration cpu(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.children())
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    void stop(String... services) {
        command("stop", services);
    }

    /** Seconds from the start of the process until it says it is ready. */
    double secondsToStart(String service) {
        var before = pid(service);
        var starting = begin("start", service);
        var end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end) {
            var now = pid(service);
            if (now.isPresent()
                    && !now.equals(before)
                    && isReady(ground.serviceAddresses().get(service))) {
                var readyAt = Instant.now();
                finish(starting);
                return ProcessHandle.of(now.getAsLong())
                        .flatMap(process -> process.info().startInstant())
                        .map(start -> Duration.between(start, readyAt).toMillis() / 1000.0)
                        .orElse(Double.NaN);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        throw new IllegalStateException(service + " did not start within " + LONGEST_START.toSeconds() + " s");
    }

    private OptionalLong pid(String service) {
        return pid(ground.home().resolve("run").resolve(service + ".pid"));
    }

    private static OptionalLong pid(Path file) {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException notRunning) {
            return OptionalLong.empty();
        }
    }

    private static boolean isReady(URI service) {
        try {
            var asking = (HttpURLConnection)
                    URI.create(service + "/q/health/ready").toURL().openConnection();
            asking.setConnectTimeout(500);
            asking.setReadTimeout(2000);
            return asking.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void command(String what, String... services) {
        finish(begin(what, services));
    }

    private Process begin(String what, String... services) {
        var command = new ArrayList<>(stack);
        command.add(what);
        command.addAll(Arrays.asList(services));
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void finish(Process process) {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        "The stack could not do it: " + process.info().commandLine());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
