package org.trucewatch.acceptance;

import org.trucewatch.load.input.Json;
import org.trucewatch.load.input.Settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The calls of all access matrices: those of each service, and those that the kit gives to every service. */
final class AccessTable {

    private AccessTable() {}

    /**
     * One line.
     *
     * @param template the path with names in braces
     */
    record Call(String service, String verb, String template, Set<String> roles) {

        /** How a {@link Probes probe} is filed. */
        String title() {
            return service + " " + verb + " " + template;
        }

        boolean lets(String role) {
            return roles.contains(role) || roles.contains("anyone");
        }
    }

    static List<Call> read(Settings settings) {
        var kit = settings.root().resolve("service-kit/src/main/resources/kit-access.yaml");
        return Stream.of("incidents", "verification", "notification")
                .flatMap(service -> Stream.of(settings.root().resolve(service + "-service/contracts/access.yaml"), kit)
                        .flatMap(file -> read(service, file).stream()))
                .toList();
    }

    private static List<Call> read(String service, Path file) {
        var calls = new ArrayList<Call>();
        Json.yaml(file).path("calls").properties().forEach(line -> {
            var call = line.getKey().split(" ");
            var roles = new HashSet<String>();
            line.getValue().forEach(role -> roles.add(role.asText()));
            calls.add(new Call(service, call[0], call[1], roles));
        });
        assertThat(calls).as(file.toString()).isNotEmpty();
        return calls;
    }
}
