package org.trucewatch.incidents.device;

import io.agroal.api.AgroalDataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The keys of all phones. */
@ApplicationScoped
public class DeviceKeys {

    private static final String SELECT =
            "select id, agency, label, issued_by, issued_at, revoked_by, revoked_at, reason from device_key where ";
    private static final String INSERT = """
            insert into device_key (id, agency, label, hash, issued_by, issued_at) values (?, ?, ?, ?, ?, ?)
            on conflict (id) do nothing""";
    private static final String REVOKE =
            "update device_key set revoked_by = ?, revoked_at = ?, reason = ? where id = ? and revoked_at is null";

    private final AgroalDataSource database;

    DeviceKeys(AgroalDataSource database) {
        this.database = database;
    }

    public Optional<DeviceKey> find(UUID id) {
        return read("id = ?", id).stream().findFirst();
    }

    /** The key that a phone shows, unless it was revoked. */
    Optional<DeviceKey> good(Secret shown) {
        return read("hash = ? and revoked_at is null", shown.hash()).stream().findFirst();
    }

    /**
     * A page in the order in which they were issued.
     *
     * @param agency null for those of all agencies
     */
    public List<DeviceKey> after(String agency, Instant issuedAt, UUID id, int most) {
        var from = issuedAt.atOffset(ZoneOffset.UTC);
        var page = "(issued_at, id) > (?, ?) order by issued_at, id limit ?";
        return agency == null ? read(page, from, id, most) : read("agency = ? and " + page, agency, from, id, most);
    }

    /** Whether it was put there; not if the id is taken. */
    boolean put(DeviceKey key, Secret secret) {
        return run(
                INSERT,
                key.id(),
                key.agency(),
                key.label(),
                secret.hash(),
                key.issuedBy(),
                key.issuedAt().atOffset(ZoneOffset.UTC));
    }

    /** Whether it was good until now. */
    boolean revoke(UUID id, String by, Instant now, String reason) {
        return run(REVOKE, by, now.atOffset(ZoneOffset.UTC), reason, id);
    }

    private boolean run(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("a device key could not be kept", e);
        }
    }

    private List<DeviceKey> read(String condition, Object... values) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(SELECT + condition)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (var row = query.executeQuery()) {
                var found = new ArrayList<DeviceKey>();
                while (row.next()) {
                    found.add(read(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("device keys could not be read", e);
        }
    }

    private static DeviceKey read(ResultSet row) throws SQLException {
        var revoked = row.getObject("revoked_at", OffsetDateTime.class);
        return new DeviceKey(
                row.getObject("id", UUID.class),
                row.getString("agency"),
                row.getString("label"),
                row.getString("issued_by"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getString("revoked_by"),
                revoked == null ? null : revoked.toInstant(),
                row.getString("reason"));
    }
}
