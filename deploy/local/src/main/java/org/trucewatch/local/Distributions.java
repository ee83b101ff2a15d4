package org.trucewatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Ready-made programs that Maven fetches on first use; their versions come from the parent POM. */
final class Distributions {
    private final ProjectTree tree;
    private final Properties versions = new Properties();

    Distributions(ProjectTree tree) {
        this.tree = tree;
        try (var in = Distributions.class.getResourceAsStream("/org-trucewatch-local.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path postgres() {
        return PostgresBinaries.in(tree.distributions());
    }

    /** Keycloak's directory; unpacked and built on first use, which takes half a minute. */
    Path keycloak() {
        var directory = tree.distributions().resolve("keycloak-" + versions.getProperty("keycloak.version"));
        // Keycloak's build writes this last
        if (!Files.exists(directory.resolve("lib/quarkus/build-system.properties"))) {
            maven("unpack", "org.keycloak:keycloak-quarkus-dist:" + versions.getProperty("keycloak.version") + ":zip");
            Commands.require(
                    List.of(
                            directory.resolve("bin/kc.sh").toString(),
                            "build",
                            "--db=dev-file",
                            "--health-enabled=true"),
                    Map.of("JAVA_HOME", System.getProperty("java.home")));
        }
        return directory;
    }

    /** The mail server's jar, which has all it needs inside. */
    Path mail() {
        var version = versions.getProperty("greenmail.version");
        var jar = tree.distributions().resolve("greenmail-standalone-" + version + ".jar");
        if (!Files.exists(jar)) {
            maven("copy", "com.icegreen:greenmail-standalone:" + version);
        }
        return jar;
    }

    private void maven(String goal, String artifact) {
        var plugin = "org.apache.maven.plugins:maven-dependency-plugin:"
                + versions.getProperty("dependency-plugin.version") + ":" + goal;
        var wrapper = tree.root().resolve("mvnw").toString();
        var command = List.of(
                Commands.run(List.of(wrapper, "-v"), Map.of()).code() == 0 ? wrapper : "mvn",
                "-q",
                "-B",
                "-N",
                "-f",
                tree.root().resolve("pom.xml").toString(),
                plugin,
                "-Dartifact=" + artifact,
                "-DoutputDirectory=" + tree.distributions());
        Commands.require(command, Map.of("JAVA_HOME", System.getProperty("java.home")));
    }
}
