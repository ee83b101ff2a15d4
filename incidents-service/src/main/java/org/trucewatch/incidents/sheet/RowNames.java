package org.trucewatch.incidents.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.kit.ledger.CanonicalJson;
import org.trucewatch.kit.time.Ids;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The ids of rows that say none: the same row of the same agency has the same, so that a file can be sent again. Who sees
 * an id must not be able to try what the row may have said, hence a key for each agency.
 */
@ApplicationScoped
class RowNames {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String MAKE = "insert into row_name_key (agency, key) values (?, ?) on conflict do nothing";
    private static final String FIND = "select key from row_name_key where agency = ?";

    private final AgroalDataSource database;
    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

    RowNames(AgroalDataSource database) {
        this.database = database;
    }

    byte[] keyOf(String agency) {
        return keys.computeIfAbsent(agency, this::madeOrFound);
    }

    private byte[] madeOrFound(String agency) {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        try (var connection = database.getConnection();
                var make = connection.prepareStatement(MAKE);
                var find = connection.prepareStatement(FIND)) {
            make.setString(1, agency);
            make.setBytes(2, key);
            make.executeUpdate();
            find.setString(1, agency);
            try (var row = find.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the key of an agency's rows could not be read", e);
        }
    }

    /** Over everything that the row says but its source, which is sealed and must not be tried at all. */
    static UUID name(byte[] key, ObjectNode report) {
        var content = report.has("source") ? report.deepCopy().without("source") : report;
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Ids.named("row", HexFormat.of().formatHex(mac.doFinal(CanonicalJson.bytes(content))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
