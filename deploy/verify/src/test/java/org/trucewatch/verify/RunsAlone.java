package org.trucewatch.verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.kit.dossier.Bag;
import org.trucewatch.kit.dossier.Dossier;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Random;
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
    void aFileLargerThanItsMemoryIsChecked(@TempDir Path directory) throws Exception {
        var bag = directory.resolve("large.zip");
        var random = new Random(1);
        var block = new byte[1 << 20];
        try (var large = new Bag(Files.newOutputStream(bag))) {
            for (var file : new Packed().files.entrySet()) {
                large.add(file.getKey(), file.getValue());
            }
            large.add(Dossier.EVIDENCE + "3/film", new SequenceInputStream(new Enumeration<InputStream>() {
                private int left = 48;

                @Override
                public boolean hasMoreElements() {
                    return left > 0;
                }

                @Override
                public InputStream nextElement() {
                    left--;
                    random.nextBytes(block);
                    return new ByteArrayInputStream(block);
                }
            }));
        }
        assertThat(status(directory, bag)).isZero();
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
        var process = new ProcessBuilder(
                        java,
                        "-Xmx32m",
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "--key",
                        Packed.LOG.verifier().toString(),
                        bag.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile());
        process.environment().remove("CLASSPATH");
        return process.start().waitFor();
    }
}
