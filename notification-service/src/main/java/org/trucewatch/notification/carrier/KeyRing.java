package org.trucewatch.notification.carrier;

import io.agroal.api.AgroalDataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Holds the key that signs webhooks: the configured one, else one that is made once and shared by all replicas. */
@ApplicationScoped
public class KeyRing {

    private static final String KEEP =
            "insert into signing_key (seed, public_key) values (?, ?) on conflict do nothing";
    private static final String READ = "select seed, public_key from signing_key";

    private final AgroalDataSource database;
    private final Optional<String> configured;
    private volatile SigningKey key;

    KeyRing(
            AgroalDataSource database,
            @ConfigProperty(name = "trucewatch.webhooks.signing-key") Optional<String> configured) {
        this.database = database;
        this.configured = configured;
    }

    public SigningKey signingKey() {
        SigningKey known = key;
        if (known == null) {
            known = configured.map(SigningKey::parse).orElseGet(this::shared);
            key = known;
        }
        return known;
    }

    private SigningKey shared() {
        try (var connection = database.getConnection()) {
            var kept = read(connection);
            if (kept.isPresent()) {
                return kept.get();
            }
            var fresh = SigningKey.fresh();
            try (var insert = connection.prepareStatement(KEEP)) {
                insert.setBytes(1, fresh.seed());
                insert.setBytes(2, fresh.publicKey());
                insert.executeUpdate();
            }
            return read(connection).orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException("the signing key cannot be read", e);
        }
    }

    private static Optional<SigningKey> read(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(READ);
                var row = query.executeQuery()) {
            return row.next() ? Optional.of(SigningKey.of(row.getBytes(1), row.getBytes(2))) : Optional.empty();
        }
    }
}
