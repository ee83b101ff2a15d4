package org.trucewatch.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are in the checkout; found from {@code trucewatch.root} or upwards from the working directory. */
record ProjectTree(Path root) {

    static ProjectTree find() {
        var given = System.getProperty("trucewatch.root");
        var start = Path.of(given == null ? "" : given).toAbsolutePath().normalize();
        for (var dir = start; dir != null; dir = dir.getParent()) {
            if (Files.exists(dir.resolve("deploy/rabbitmq/definitions.json"))) {
                return new ProjectTree(dir);
            }
        }
        throw new IllegalStateException("No Trucewatch checkout at or above " + start);
    }

    Definitions definitions() {
        return new Definitions(
                root.resolve("deploy/rabbitmq/definitions.json"), root.resolve("deploy/rabbitmq/local-accounts.json"));
    }

    Path realm() {
        return root.resolve("deploy/keycloak/realm.json");
    }

    Path settingsOfEvery() {
        return root.resolve("deploy/local/services/every.env");
    }

    Path settingsOf(Component service) {
        return root.resolve("deploy/local/services/" + service.title() + ".env");
    }

    Path packaged(Component service) {
        return root.resolve(service.title() + "-service/target/quarkus-app/quarkus-run.jar");
    }

    Path home() {
        return root.resolve("deploy/local/home");
    }

    /** Unpacked once and shared by every home, so that a test does not unpack Keycloak again. */
    Path distributions() {
        return home().resolve("distributions");
    }

    Path endpoints() {
        return root.resolve("deploy/local/target/endpoints.env");
    }
}
