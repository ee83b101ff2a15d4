package org.trucewatch.local;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which piece runs where in a home, and what each is told about the others. */
final class Wiring {
    private final Path home;
    private final ProjectTree tree;
    private final Ports ports;
    private final Databases databases;
    private final Broker broker;
    private final Realm realm;
    private final String smtpHost;
    private final int smtpPort;
    private final Map<Component, Piece> pieces = new EnumMap<>(Component.class);

    Wiring(Path home, ProjectTree tree, Ports ports, Given given) {
        this.home = home;
        this.tree = tree;
        this.ports = ports;
        var distributions = new Distributions(tree);

        var postgres = new PostgresServer(home, distributions, ports);
        this.databases = given.databases().orElseGet(postgres::databases);
        pieces.put(Component.POSTGRES, given.databases().isEmpty() ? postgres : given(databases, postgres));

        var rabbit = new RabbitNode(home, tree.definitions(), ports);
        this.broker = given.broker().orElseGet(rabbit::broker);
        pieces.put(Component.RABBITMQ, given.broker().isEmpty() ? rabbit : given(broker, rabbit));

        var keycloak = new KeycloakServer(home, distributions, tree.realm(), ports);
        this.realm = given.keycloak().map(Realm::new).orElseGet(keycloak::realm);
        pieces.put(Component.KEYCLOAK, given.keycloak().isEmpty() ? keycloak : given(realm, keycloak));

        var mail = new MailServer(home, distributions, ports);
        this.smtpHost = given.smtpHost().orElse("127.0.0.1");
        this.smtpPort = given.smtpHost().isEmpty() ? mail.port() : given.smtpPort();
        pieces.put(Component.MAIL, given.smtpHost().isEmpty() ? mail : givenMail(mail));

        for (var service : Component.SERVICES) {
            pieces.put(
                    service,
                    new ServiceProcess(
                            home,
                            service.title(),
                            tree.packaged(service),
                            ports.of(service),
                            () -> environmentOf(service, ports.of(service))));
        }
    }

    /**
     * Another process of a service.
     *
     * @param name of its pid file and log
     * @param settings that it has besides those of the service, or instead of them
     */
    Replica replica(Component service, String name, Map<String, String> settings) {
        var port = Ports.unused();
        return new Replica(new ServiceProcess(home, name, tree.packaged(service), port, () -> {
            var environment = environmentOf(service, port);
            environment.putAll(settings);
            return environment;
        }));
    }

    Map<Component, Piece> pieces() {
        return pieces;
    }

    Databases databases() {
        return databases;
    }

    Broker broker() {
        return broker;
    }

    Realm realm() {
        return realm;
    }

    Path distributions() {
        return tree.distributions();
    }

    Map<String, String> endpoints() {
        var endpoints = new LinkedHashMap<String, String>();
        endpoints.put("TRUCEWATCH_POSTGRES_URL", databases.server());
        endpoints.put("TRUCEWATCH_POSTGRES_USER", databases.user());
        endpoints.put("TRUCEWATCH_POSTGRES_PASSWORD", databases.password());
        endpoints.put("TRUCEWATCH_RABBITMQ_URL", broker.amqp().toString());
        endpoints.put("TRUCEWATCH_RABBITMQ_MANAGEMENT_URL", broker.management().toString());
        endpoints.put("TRUCEWATCH_KEYCLOAK_URL", realm.server().toString());
        endpoints.put("TRUCEWATCH_SMTP_HOST", smtpHost);
        endpoints.put("TRUCEWATCH_SMTP_PORT", Integer.toString(smtpPort));
        endpoints.put("TRUCEWATCH_IMAP_PORT", Integer.toString(ports.of(Ports.Use.IMAP)));
        for (var service : Component.SERVICES) {
            endpoints.put(
                    "TRUCEWATCH_" + service.name() + "_URL", pieces.get(service).address());
        }
        return endpoints;
    }

    /** For the usual home where the documentation says, for another one in it. */
    void writeEndpoints() {
        var file = home.equals(tree.home()) ? tree.endpoints() : home.resolve("endpoints.env");
        Settings.write(file, endpoints());
    }

    private Map<String, String> environmentOf(Component service, int port) {
        var known = new LinkedHashMap<>(endpoints());
        known.put("home", home.toString());
        known.put("service", service.title());
        known.put("port", Integer.toString(port));
        known.put("database", databases.url(service.title()));
        known.put("rabbitmq.host", broker.host());
        known.put("rabbitmq.port", Integer.toString(broker.port()));
        known.put("rabbitmq.vhost", broker.virtualHost());
        if (service == Component.INCIDENTS) {
            SealKeys.in(home);
        }
        var settings = Settings.read(tree.settingsOfEvery(), known);
        settings.putAll(Settings.read(tree.settingsOf(service), known));
        return settings;
    }

    private GivenPiece given(Databases server, Piece own) {
        return new GivenPiece(server.server(), server::answers, server::furnish, own);
    }

    private GivenPiece given(Broker node, Piece own) {
        return new GivenPiece(
                "RabbitMQ " + node.host() + ":" + node.port(),
                node::reachable,
                () -> node.define(tree.definitions()),
                own);
    }

    private static GivenPiece given(Realm elsewhere, Piece own) {
        return new GivenPiece(elsewhere.issuer().toString(), elsewhere::answers, () -> {}, own);
    }

    private GivenPiece givenMail(Piece own) {
        return new GivenPiece(
                "smtp://" + smtpHost + ":" + smtpPort, () -> Http.listens(smtpHost, smtpPort), () -> {}, own);
    }
}
