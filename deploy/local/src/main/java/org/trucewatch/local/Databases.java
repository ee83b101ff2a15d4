package org.trucewatch.local;

import org.postgresql.ds.PGSimpleDataSource;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A PostgreSQL server on which databases may be made.
 *
 * @param server JDBC address; a database named in it is ignored, its parameters are kept
 * @param user one who may create databases and roles
 */
public record Databases(String server, String user, String password) {

    /** The JDBC address of one database of this server. */
    public String url(String database) {
        var uri = URI.create(server.substring("jdbc:".length()));
        var parameters = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return "jdbc:postgresql://" + uri.getRawAuthority() + "/" + database + parameters;
    }

    boolean answers() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    /** A role and a database for each service. */
    void furnish() {
        for (var service : Component.SERVICES) {
            allow(service.title(), service.title());
            create(service.title(), service.title());
        }
    }

    /** A role that may log in; one that exists keeps its password. */
    void allow(String role, String rolePassword) {
        run("""
            do $$ begin
              create role "%1$s" login password '%2$s';
              grant "%1$s" to current_user;
            exception when duplicate_object or unique_violation then null;
            end $$""".formatted(role, rolePassword));
    }

    /** A database that only its owner may enter; one that exists stays as it is. */
    void create(String database, String owner) {
        if (!exists(database)) {
            run("create database \"%s\" owner \"%s\" encoding 'UTF8' template template0".formatted(database, owner));
        }
        run("revoke connect on database \"%s\" from public".formatted(database));
    }

    void drop(String database) {
        run("drop database if exists \"%s\" with (force)".formatted(database));
    }

    private boolean exists(String database) {
        try (var connection = connect();
                var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            return query.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    private Connection connect() throws SQLException {
        // not DriverManager: it hides drivers from the other class loaders of a Quarkus test
        var source = new PGSimpleDataSource();
        source.setUrl(url("postgres"));
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(5);
        return source.getConnection();
    }
}
