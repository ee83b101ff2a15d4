package org.trucewatch.verification.examination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Runs the program that looks into a file: a process of its own with bounded memory, time and output, without this
 * service's environment, which ends when this one does. Whatever the file does to it, it does to that process.
 */
@ApplicationScoped
class Examiner {

    /** @param trouble what ended it before its end; null when it got there */
    record Seen(List<Result> results, String trouble) {}

    private record Line(String kind, String outcome, String tool, String version, ObjectNode detail) {}

    private static final int MOST_OUTPUT = 1 << 20;

    private final Program program;
    private final ExaminerSettings settings;
    private volatile boolean stopped;
    private volatile Process running;

    Examiner(Program program, ExaminerSettings settings) {
        this.program = program;
        this.settings = settings;
    }

    /** @param anchors PEM file, which need not exist @param answer of a timestamp authority about the file, or null */
    Seen look(Bench bench, Path file, String claimedType, Path anchors, Path answer, Instant now) throws IOException {
        var command = program.command(bench);
        command.addAll(List.of(file.toString(), claimedType, bench.at("").toString(), anchors.toString()));
        if (answer != null) {
            command.add(answer.toString());
        }
        var builder = new ProcessBuilder(command)
                .directory(bench.at("").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(Map.of("LANG", "C.UTF-8", "MALLOC_ARENA_MAX", "2"));
        var process = builder.start();
        running = process;
        if (stopped) {
            kill(process);
        }
        var late = new AtomicBoolean();
        var watch = CompletableFuture.delayedExecutor(settings.time().toMillis(), TimeUnit.MILLISECONDS);
        watch.execute(() -> {
            late.set(process.isAlive()); // before it ends, which is when it is read
            kill(process);
        });
        try (var out = process.getInputStream()) {
            var said = out.readNBytes(MOST_OUTPUT + 1);
            if (said.length > MOST_OUTPUT) {
                return new Seen(List.of(), "it made the examiner say too much");
            }
            return read(said, late.get(), now);
        } finally {
            kill(process);
        }
    }

    /** Ends the process that runs, and any that is still to come: this service ends. */
    void stop() {
        stopped = true;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }

    boolean isRunning() {
        var process = running;
        return process != null && process.isAlive();
    }

    private static Seen read(byte[] said, boolean late, Instant now) {
        var results = new ArrayList<Result>();
        for (var text : new String(said, StandardCharsets.UTF_8).split("\n")) {
            try {
                var line = Json.MAPPER.readValue(text, Line.class);
                if ("END".equals(line.kind())) {
                    return new Seen(results, null);
                }
                results.add(new Result(line.kind(), line.outcome(), line.tool(), line.version(), now, line.detail()));
            } catch (JsonProcessingException halfALine) {
                break;
            }
        }
        return new Seen(results, late ? "it took longer than it may" : "it ended the examiner");
    }

    /** With all that it may have started. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
