package org.trucewatch.local;

import java.util.UUID;

/**
 * Databases for tests, on the server given by the environment or else on one started for this JVM.
 *
 * @param name the database
 * @param role its owner, the role that the service has in production; the password is the same word
 */
public record TestPostgres(String name, String role) implements AutoCloseable {

    /** An empty database that belongs to the role of this name. */
    public static TestPostgres databaseFor(String service) {
        var server = server();
        var database =
                new TestPostgres(service + "_" + UUID.randomUUID().toString().replace("-", ""), service);
        server.allow(service, service);
        server.create(database.name(), service);
        return database;
    }

    /** The JDBC address. */
    public String url() {
        return server().url(name);
    }

    public String password() {
        return role;
    }

    /** Drops it, whoever is still connected. */
    @Override
    public void close() {
        server().drop(name);
    }

    /** The server, as one who may do anything on it. */
    public static Databases server() {
        return Given.byEnvironment().databases().orElseGet(TestPostgres::ownServer);
    }

    private static Databases ownServer() {
        var home = Throwaway.home();
        var server = new PostgresServer(home, new Distributions(ProjectTree.find()), Ports.free(home));
        JvmWide.once("postgres", () -> {
            Throwaway.start(server);
            return server.address();
        });
        return server.databases();
    }
}
