package org.trucewatch.notification.contracts;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.Test;
import org.trucewatch.kit.ledger.Cosigners;
import org.trucewatch.notification.NotificationTest;

import java.sql.SQLException;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;

@NotificationTest
class CosignersTest {

    @Inject
    Cosigners cosigners;

    @Inject
    DataSource database;

    @Test
    void guarantorsCountersignWithTheKeysOfTheAgreementsInForce() {
        QuarkusTransaction.begin();
        keep("in-force", "IN_FORCE", "us+0123abcd+AbcD=");
        keep("over", "SUPERSEDED", "ru+0123abcd+AbcD=");
        var known = cosigners.known();
        QuarkusTransaction.rollback();

        assertThat(known)
                .contains(new Cosigners.Cosigner("US", "us+0123abcd+AbcD="))
                .doesNotContain(new Cosigners.Cosigner("US", "ru+0123abcd+AbcD="));
    }

    private void keep(String id, String state, String key) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into agreement (id, revision, state, content) values (?, 1, ?, ?)")) {
            insert.setString(1, "cosigners-" + id);
            insert.setString(2, state);
            insert.setString(3, "{\"cosigners\": [{\"party\": \"US\", \"key\": \"%s\"}]}".formatted(key));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
