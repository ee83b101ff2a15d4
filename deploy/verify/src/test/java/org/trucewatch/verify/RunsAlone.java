package org.trucewatch.verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged jar, in a process with nothing else on its class path. */
class RunsAlone {

    private static final Path JAR = Path.of("target", "verify.jar");

    @Test
    void provesADossierAndTellsABrokenOne(@TempDir Path directory) throws Exception {
        var packed = new Packed();
        assertThat(status(directory, packed.bag(directory))).isZero();
        packed.files.put(Packed.PHOTO, new byte[1]);
        assertThat(status(directory, packed.bag(directory))).isEqualTo(Verify.BROKEN);
        assertThat(Files.readString(directory.resolve("out"))).contains("DOES NOT HOLD: " + Packed.PHOTO);
    }

    @Test
    void carriesNothingOfAServer() throws Exception {
        try (var jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")))
                    .isNotEmpty()
                    .allMatch(name -> name.matches("(META-INF/versions/\\d+/)?"
                            + "(org/trucewatch/(verify|kit/(dossier|ledger))|com/fasterxml/jackson|org/erdtman)/.*"));
        }
    }

    private static int status(Path directory, Path bag) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-jar", JAR.toAbsolutePath().toString(), bag.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile());
        process.environment().remove("CLASSPATH");
        return process.start().waitFor();
    }
}
