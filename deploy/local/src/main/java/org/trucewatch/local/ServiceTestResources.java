package org.trucewatch.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An empty database, a virtual host with the whole topology, an empty store and keys for tokens and seals, for one service under test:
 * {@code @WithTestResource(value = ServiceTestResources.class, initArgs = @ResourceArg(name = "service", value =
 * "incidents"))}.
 *
 * <p>The service gets its own role and its own broker account with the rights of production. A test that has to act as
 * another service takes {@code trucewatch.test.amqp-uri}, an administrator's address of the same virtual host.
 */
public class ServiceTestResources implements QuarkusTestResourceLifecycleManager {
    private String service;
    private TestPostgres database;
    private TestBroker broker;
    private Path home;

    @Override
    public void init(Map<String, String> arguments) {
        service = Component.named(arguments.getOrDefault("service", "(none given)"))
                .title();
    }

    @Override
    public Map<String, String> start() {
        database = TestPostgres.databaseFor(service);
        broker = TestBroker.virtualHostFor(service);
        home = Throwaway.freshHome();
        var settings = new LinkedHashMap<String, String>();
        // the usual port may belong to a running stack
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.datasource.jdbc.url", database.url());
        settings.put("quarkus.datasource.username", database.role());
        settings.put("quarkus.datasource.password", database.password());
        settings.put("rabbitmq-host", broker.broker().host());
        settings.put("rabbitmq-port", Integer.toString(broker.broker().port()));
        settings.put("rabbitmq-username", service);
        settings.put("rabbitmq-password", service);
        settings.put("rabbitmq-virtual-host", broker.virtualHost());
        settings.put("trucewatch.store.directory", home.resolve("store").toString());
        settings.put("trucewatch.seal.directory", SealKeys.in(home).toString());
        settings.put("trucewatch.test.amqp-uri", broker.broker().amqp().toString());
        settings.put(
                "trucewatch.test.rabbitmq-management-url",
                broker.broker().management().toString());
        // given a key and no address, Quarkus asks no identity server; it allows that for bearer tokens only
        settings.put("quarkus.oidc.auth-server-url", "");
        settings.put("quarkus.oidc.public-key", TestTokens.publicKey());
        settings.put("quarkus.oidc.application-type", "service");
        settings.put("quarkus.oidc.token.issuer", TestTokens.ISSUER);
        settings.put("smallrye.jwt.sign.key", TestTokens.privateKey());
        return settings;
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
        if (database != null) {
            database.close();
        }
        if (home != null) {
            remove(home);
        }
    }

    private static void remove(Path directory) {
        try {
            Trees.remove(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
