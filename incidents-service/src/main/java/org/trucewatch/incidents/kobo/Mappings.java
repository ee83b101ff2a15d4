package org.trucewatch.incidents.kobo;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.Startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** The mappings of all forms: those of the directory, and for every agreement that of the form which this service gives to phones. */
@Startup // so that nobody waits for a mapping that cannot be read
@ApplicationScoped
class Mappings {

    private static final String OWN_FORM = "kobo/own-form.yaml";
    private static final String ENDING = ".yaml";

    private final Mapping ownForm;
    private final Map<String, Mapping> others;

    Mappings(KoboSettings settings) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(OWN_FORM)) {
            ownForm = read(in.readAllBytes(), OWN_FORM);
            others = settings.mappings().map(Mappings::all).orElse(Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("mappings cannot be read", e);
        }
    }

    private static Map<String, Mapping> all(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(ENDING, ""), Mappings::withAgreement));
        } catch (IOException e) {
            throw new UncheckedIOException("mappings cannot be read", e);
        }
    }

    private static Mapping withAgreement(Path file) {
        try {
            var mapping = read(Files.readAllBytes(file), file.toString());
            if (mapping.agreement() == null) {
                throw new IllegalStateException(file + " names no agreement");
            }
            return mapping;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Mapping read(byte[] yaml, String name) {
        try {
            return new YAMLMapper().readValue(yaml, Mapping.class);
        } catch (IOException e) {
            throw new IllegalStateException(name + " is no mapping: " + e.getMessage(), e);
        }
    }

    Mapping named(String form) {
        return others.getOrDefault(form, ownForm);
    }
}
