package org.trucewatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that outlives the one that started it and is found again by its pid file. Before it is signalled its command
 * line must carry our mark: after a reboot the number may belong to somebody else.
 */
final class OwnProcess {
    private static final long LOG_LIMIT_BYTES = 16L << 20;

    private final Path pidFile;
    private final Path log;
    private final String mark;

    /** @param mark words of the command line that no other process has, best a path below the home */
    OwnProcess(Path pidFile, Path log, String mark) {
        this.pidFile = pidFile;
        this.log = log;
        this.mark = mark;
    }

    boolean running() {
        return handle().isPresent();
    }

    Path log() {
        return log;
    }

    /** The process, if the pid file names one that lives and is ours. */
    Optional<ProcessHandle> handle() {
        try {
            var pid = Long.parseLong(Files.readString(pidFile).strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOurs);
        } catch (IOException | NumberFormatException nobodyThere) {
            return Optional.empty();
        }
    }

    /** Starts it in a session of its own: Ctrl-C in our terminal must not reach a database before its clients. */
    Process start(List<String> command, Map<String, String> environment) {
        var whole = new ArrayList<String>();
        whole.add("setsid");
        whole.addAll(command);
        try {
            Files.createDirectories(pidFile.getParent());
            Files.createDirectories(log.getParent());
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            var builder = new ProcessBuilder(whole)
                    .directory(log.getParent().toFile()) // where a crash may leave its dump
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            Files.writeString(pidFile, process.pid() + "\n");
            // until the child has become setsid, its command line does not show that it is ours
            Patience.until(Duration.ofSeconds(10), () -> !process.isAlive() || isOurs(process.toHandle()));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.get(0), e);
        }
    }

    /** Asks it to end and insists after {@code patience}; does nothing when it does not run. */
    void stop(String signal, Duration patience) {
        handle().ifPresent(process -> {
            signal(process, signal);
            if (!ended(process, patience)) {
                signal(process, "KILL");
                ended(process, patience);
            }
        });
        forget();
    }

    /** As a crash would: no chance to flush or say goodbye. */
    void kill() {
        handle().ifPresent(process -> {
            signal(process, "KILL");
            ended(process, Duration.ofSeconds(10));
        });
        forget();
    }

    /** The last lines it wrote, for a message that says why it did not start. */
    String lastWords() {
        try {
            var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(nothing in " + log + ")";
        }
    }

    private boolean isOurs(ProcessHandle process) {
        var proc = Path.of("/proc", Long.toString(process.pid()));
        if (!Files.exists(proc)) { // it has just ended, or this is no Linux
            return process.info()
                    .commandLine()
                    .filter(line -> line.contains(mark))
                    .isPresent();
        }
        // while one program takes the place of another in a process, as after setsid, its command line is no use
        return Patience.until(Duration.ofSeconds(1), () -> commandLine(proc).contains(mark) || isOver(proc))
                && !isOver(proc);
    }

    /** As it was given, which {@link ProcessHandle#info} may cut. */
    private static String commandLine(Path proc) {
        return read(proc.resolve("cmdline")).replace('\0', ' ');
    }

    /** Ended, but nobody has asked how. */
    private static boolean isOver(Path proc) {
        var stat = read(proc.resolve("stat"));
        return stat.isEmpty() || stat.startsWith(") Z", stat.lastIndexOf(')'));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException itHasEnded) {
            return "";
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(ProcessHandle process, String name) {
        // the shell's own kill: the command of that name is not on every machine
        Commands.run(List.of("sh", "-c", "kill -" + name + " " + process.pid()), Map.of());
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
