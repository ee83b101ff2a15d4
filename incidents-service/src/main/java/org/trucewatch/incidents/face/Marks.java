package org.trucewatch.incidents.face;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.agroal.api.AgroalDataSource;
import org.trucewatch.incidents.body.Query;
import org.trucewatch.kit.problems.Refusal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The marks by which lists are followed. A mark is a transaction, and transactions are counted for all: it is encrypted, so
 * that nobody sees by how it grows when others send what is hidden from him.
 */
@ApplicationScoped
public class Marks {

    private static final Pattern WRITTEN = Pattern.compile("change-([\\w-]{48})");
    private static final byte[] OF_MARKS = {};
    private static final String NOW = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    private static final String KEY = "select key from mark_key";

    private final AgroalDataSource database;
    private volatile AesGcmJce cipher;

    Marks(AgroalDataSource database) {
        this.database = database;
    }

    /** From where on changes are told to whoever has been told everything until now. */
    public Since now() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(NOW);
                var row = query.executeQuery()) {
            row.next();
            return Since.mark(row.getLong(1));
        } catch (SQLException e) {
            throw new IllegalStateException("what is running could not be read", e);
        }
    }

    /** As it is given to a reader, never twice the same. */
    public String write(Since mark) {
        try {
            var bytes = ByteBuffer.allocate(Long.BYTES).putLong(mark.mark()).array();
            return "change-" + Base64.getUrlEncoder().encodeToString(cipher().encrypt(bytes, OF_MARKS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a mark could not be encrypted", e);
        }
    }

    /**
     * A time, or a mark that was written here.
     *
     * @param now the mark that would be given now; one that is later was given before the data were restored
     * @throws Refusal 422
     */
    public Since read(String text, Since now) {
        if (text == null || !text.startsWith("change-")) {
            return text == null ? null : Since.time(Query.time("since", text));
        }
        var written = WRITTEN.matcher(text);
        try {
            if (written.matches()) {
                var bytes = cipher().decrypt(Base64.getUrlDecoder().decode(written.group(1)), OF_MARKS);
                var since = Since.mark(ByteBuffer.wrap(bytes).getLong());
                if (since.mark() <= now.mark()) {
                    return since;
                }
            }
        } catch (GeneralSecurityException e) {
            // refused below
        }
        throw Refusal.invalid("?since", "was not given by these data, which may have been restored; begin anew");
    }

    private AesGcmJce cipher() throws GeneralSecurityException {
        if (cipher == null) {
            try (var connection = database.getConnection();
                    var query = connection.prepareStatement(KEY);
                    var row = query.executeQuery()) {
                row.next();
                cipher = new AesGcmJce(row.getBytes(1));
            } catch (SQLException e) {
                throw new IllegalStateException("the key of marks could not be read", e);
            }
        }
        return cipher;
    }
}
