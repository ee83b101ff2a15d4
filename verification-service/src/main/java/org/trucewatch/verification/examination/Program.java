package org.trucewatch.verification.examination;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** The examiner's program, which this service carries and never loads itself. */
@ApplicationScoped
class Program {

    private static final String JAR = "/examiner.jar";
    private static final Path LIMITS = Path.of("/usr/bin/prlimit");

    private final ExaminerSettings settings;
    private Bench home;

    Program(ExaminerSettings settings) {
        this.settings = settings;
    }

    /** The command that starts it in a directory, before the words that are for the program itself. */
    List<String> command(Bench bench) throws IOException {
        var command = new ArrayList<String>();
        if (Files.isExecutable(LIMITS)) { // the process ends by the clock anyway; this holds if nobody watches it
            command.addAll(List.of(
                    LIMITS.toString(),
                    "--core=0",
                    "--nofile=256",
                    "--fsize=67108864",
                    "--cpu=" + (2 * settings.time().toSeconds() + 1)));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.memory() + "m",
                "-Xss1m",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=/dev/null",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + bench.at(""),
                "-jar",
                jar().toString()));
        return command;
    }

    /** Unpacked when it is first needed, and again if somebody tidied it away. */
    private synchronized Path jar() throws IOException {
        if (home == null || !Files.exists(home.at("examiner.jar"))) {
            home = Bench.lay();
            try (var in = Program.class.getResourceAsStream(JAR)) {
                if (in == null) {
                    throw new IOException("the examiner is missing from this service");
                }
                Files.copy(in, home.at("examiner.part"));
            }
            Files.move(home.at("examiner.part"), home.at("examiner.jar"), StandardCopyOption.ATOMIC_MOVE);
        }
        return home.at("examiner.jar");
    }
}
