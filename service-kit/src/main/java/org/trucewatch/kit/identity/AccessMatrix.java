package org.trucewatch.kit.identity;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The access matrix of the service: {@code contracts/access.yaml} for its own calls and fields, and the kit's
 * {@code kit-access.yaml} for the calls that every service has.
 */
@ApplicationScoped
public class AccessMatrix {

    /**
     * One line of the field matrix: whoever wears one of the hats sees the fields of a thing with one of the consents.
     *
     * @param consent the consents it holds for; null means any
     * @param fields paths such as {@code place.name}; {@code *} is all
     */
    public record FieldRule(Set<String> hats, Set<String> consent, List<String> fields) {}

    private record Document(Map<String, Set<String>> calls, Map<String, List<FieldRule>> fields) {}

    private final Map<String, Set<String>> calls = new HashMap<>();
    private final Map<String, List<FieldRule>> fields = new HashMap<>();

    AccessMatrix() {
        add("kit-access.yaml");
        add("contracts/access.yaml");
    }

    /** The roles that may make a call, empty where the matrix does not name it; the call is {@code METHOD /path/{template}}. */
    public Set<String> rolesFor(String call) {
        return calls.getOrDefault(call, Set.of());
    }

    List<FieldRule> rulesFor(String type) {
        return fields.getOrDefault(type, List.of());
    }

    private void add(String resource) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                return; // nothing is allowed then
            }
            var document = new YAMLMapper().readValue(in, Document.class);
            if (document.calls() != null) {
                calls.putAll(document.calls());
            }
            if (document.fields() != null) {
                fields.putAll(document.fields());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the access matrix " + resource + " cannot be read", e);
        }
    }
}
