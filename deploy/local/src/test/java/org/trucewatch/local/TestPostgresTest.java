package org.trucewatch.local;

import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestPostgresTest {

    @Test
    void everyTestGetsAnEmptyDatabaseThatItsServiceOwns() throws Exception {
        try (var one = TestPostgres.databaseFor("incidents");
                var other = TestPostgres.databaseFor("incidents")) {
            assertThat(one.name()).isNotEqualTo(other.name());
            try (var connection = connect(one, "incidents")) {
                connection.createStatement().execute("create table report (id uuid primary key)");
            }
            try (var connection = connect(other, "incidents")) {
                assertThatThrownBy(() -> connection.createStatement().execute("select * from report"))
                        .hasMessageContaining("does not exist");
            }
        }
    }

    @Test
    void aServiceCannotEnterTheDatabaseOfAnother() {
        try (var theirs = TestPostgres.databaseFor("verification");
                var ours = TestPostgres.databaseFor("notification")) {
            assertThat(ours.role()).isEqualTo("notification");
            assertThatThrownBy(() -> connect(theirs, "notification")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void whatIsConfirmedIsOnDisk() throws Exception {
        try (var database = TestPostgres.databaseFor("incidents");
                var connection = connect(database, "incidents")) {
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(connection, "full_page_writes")).isEqualTo("on");
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var result = connection.createStatement().executeQuery("show " + name)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(TestPostgres database, String role) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(role);
        source.setPassword(role);
        return source.getConnection();
    }
}
