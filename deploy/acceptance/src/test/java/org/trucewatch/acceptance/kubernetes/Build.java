package org.trucewatch.acceptance.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The objects of one kustomization below deploy/kubernetes, built by whichever of the two tools is installed. */
final class Build {
    static final Path ROOT =
            Path.of(System.getProperty("trucewatch.root", "../..")).resolve("deploy");

    private static final Map<String, Build> DONE = new ConcurrentHashMap<>();

    private final List<JsonNode> objects;

    private Build(List<JsonNode> objects) {
        this.objects = objects;
    }

    static Build of(String kustomization) {
        return DONE.computeIfAbsent(kustomization, name -> new Build(parse(run(ROOT.resolve("kubernetes/" + name)))));
    }

    List<JsonNode> all(String... kinds) {
        return objects.stream()
                .filter(object -> List.of(kinds).contains(object.path("kind").asText()))
                .toList();
    }

    JsonNode one(String kind, String name) {
        return all(kind).stream()
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " named " + name));
    }

    boolean has(String kind, String name) {
        return all(kind).stream().anyMatch(object -> name(object).equals(name));
    }

    /** What starts pods, and so all that runs an image of ours. */
    List<JsonNode> workloads() {
        return all("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob");
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static JsonNode pod(JsonNode workload) {
        return workload.at("/spec/template/spec");
    }

    static List<JsonNode> containers(JsonNode workload) {
        return Stream.of("initContainers", "containers")
                .flatMap(key -> list(pod(workload).path(key)).stream())
                .toList();
    }

    static List<JsonNode> list(JsonNode array) {
        var items = new ArrayList<JsonNode>();
        array.forEach(items::add);
        return items;
    }

    private static List<JsonNode> parse(String yaml) {
        var mapper = new YAMLMapper();
        try (var documents = mapper.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(Path directory) {
        var command = Stream.of(List.of("kustomize", "build"), List.of("kubectl", "kustomize"))
                .filter(tool -> installed(tool.get(0)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Neither kustomize nor kubectl is on the PATH; on Debian:"
                        + " apt-get install kubernetes-client. Nothing is sent to any cluster."));
        try {
            var errors = Files.createTempFile("kustomize", ".err");
            var process = new ProcessBuilder(Stream.concat(command.stream(), Stream.of(directory.toString()))
                            .toList())
                    .redirectError(errors.toFile())
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(directory + " does not build: " + Files.readString(errors));
            }
            Files.delete(errors);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while building " + directory, e);
        }
    }

    private static boolean installed(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
    }
}
