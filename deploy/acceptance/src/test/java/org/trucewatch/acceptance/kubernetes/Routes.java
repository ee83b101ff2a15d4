package org.trucewatch.acceptance.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides like an ingress controller: regular expressions by their priority first, then the longest prefix of whole segments. */
record Routes(Build build) {
    /** The service that answers the path, if any does. */
    Optional<String> serviceFor(String path) {
        return Stream.of("ImplementationSpecific", "Prefix")
                .flatMap(type -> rules(type)
                        .filter(rule -> matches(type, rule.path("path").asText(), path))
                        .sorted(Comparator.comparingInt(
                                rule -> -rule.path("path").asText().length())))
                .map(rule -> rule.at("/backend/service/name").asText())
                .findFirst();
    }

    private Stream<JsonNode> rules(String type) {
        return build.all("Ingress").stream()
                .flatMap(ingress -> Build.list(ingress.at("/spec/rules")).stream())
                .flatMap(rule -> Build.list(rule.at("/http/paths")).stream())
                .filter(rule -> rule.path("pathType").asText().equals(type));
    }

    private static boolean matches(String type, String rule, String path) {
        return type.equals("Prefix")
                ? path.equals(rule) || path.startsWith(rule.endsWith("/") ? rule : rule + "/")
                : Pattern.compile(rule).matcher(path).find();
    }
}
