package org.trucewatch.local;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trucewatch.local.Component.POSTGRES;
import static org.trucewatch.local.Component.RABBITMQ;

class StackTest {
    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.throwaway();
        stack.start(POSTGRES, RABBITMQ);
    }

    @AfterAll
    static void stop() {
        stack.discard();
        assertThat(stack.running(POSTGRES)).isFalse();
        assertThat(stack.running(RABBITMQ)).isFalse();
        assertThat(stack.home()).doesNotExist();
    }

    @Test
    void whatWasStoredIsThereAfterAStopAndAStart() throws Exception {
        sql("create table kept (word text)");
        sql("insert into kept values ('ceasefire')");
        try (var connection = amqp()) {
            var channel = connection.createChannel();
            channel.confirmSelect();
            channel.basicPublish(
                    "incidents",
                    "incidents.tally-received.v1",
                    MessageProperties.PERSISTENT_BASIC,
                    "kept".getBytes(StandardCharsets.UTF_8));
            assertThat(channel.waitForConfirms(10_000)).isTrue();
        }

        stack.stop();
        assertThat(stack.answers(POSTGRES)).isFalse();
        assertThat(stack.answers(RABBITMQ)).isFalse();
        stack.start(POSTGRES, RABBITMQ);

        assertThat(sql("select word from kept")).isEqualTo("ceasefire");
        try (var connection = amqp()) {
            var message = connection.createChannel().basicGet("verification.from-incidents", true);
            assertThat(message.getBody()).asString().isEqualTo("kept");
        }
    }

    @Test
    void aKilledDatabaseComesBackWithWhatItConfirmed() throws Exception {
        sql("create table confirmed (word text)");
        sql("insert into confirmed values ('receipt')");

        stack.kill9(POSTGRES);
        assertThat(stack.running(POSTGRES)).isFalse();
        stack.start(POSTGRES);

        assertThat(sql("select word from confirmed")).isEqualTo("receipt");
    }

    @Test
    void startingAgainLeavesAloneWhatRuns() {
        var before = stack.process(POSTGRES).orElseThrow().pid();

        stack.start(POSTGRES, RABBITMQ);

        assertThat(stack.process(POSTGRES).orElseThrow().pid()).isEqualTo(before);
    }

    @Test
    void anotherCommandAtTheSameHomeFindsWhatRuns() {
        var sameHome = Stack.onFreePorts(stack.home());

        assertThat(sameHome.endpoints()).isEqualTo(stack.endpoints());
        assertThat(sameHome.process(RABBITMQ)).isEqualTo(stack.process(RABBITMQ));
    }

    @Test
    void everyServiceHasItsDatabaseAndItsRole() throws Exception {
        for (var service : List.of("incidents", "verification", "notification")) {
            assertThat(asService(service, service)).isEqualTo(service);
        }
        assertThatThrownBy(() -> asService("verification", "incidents")).hasMessageContaining("permission denied");
    }

    @Test
    void dataIsNotWipedUnderARunningServer() {
        assertThatThrownBy(() -> stack.wipe()).hasMessageContaining("still runs");
    }

    @Test
    void aPortThatIsTakenIsNamed(@TempDir Path elsewhere) throws Exception {
        var other = Stack.onFreePorts(elsewhere);
        var port = new PGSimpleDataSource();
        port.setUrl(other.databases().url("postgres"));
        try (var somebody = new ServerSocket(port.getPortNumbers()[0], 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> other.start(POSTGRES))
                    .hasMessageContaining("Port " + somebody.getLocalPort())
                    .hasMessageContaining("postgres");
        }
    }

    @Test
    void givenServersAreUsedAndNeverStopped(@TempDir Path elsewhere) {
        var said = new ArrayList<String>();
        var guest = Stack.onFreePorts(elsewhere, new Given(stack.endpoints())).reportingTo(said::add);

        guest.start(POSTGRES, RABBITMQ);
        guest.stop();

        assertThat(said).anyMatch(line -> line.contains("postgres") && line.contains("ready"));
        assertThat(guest.running(POSTGRES)).isFalse();
        assertThat(stack.answers(POSTGRES)).isTrue();
        assertThat(stack.answers(RABBITMQ)).isTrue();
        assertThatThrownBy(() -> guest.kill9(POSTGRES)).hasMessageContaining("not ours to kill");
    }

    @Test
    void whatAHomeHasStartedItStopsEvenWhenTheEnvironmentGivesServers() {
        var own = Stack.throwaway();
        own.start(POSTGRES);

        var withGiven = Stack.onFreePorts(own.home(), new Given(stack.endpoints()));
        assertThatThrownBy(withGiven::wipe).hasMessageContaining("still runs");
        withGiven.stop();

        assertThat(own.running(POSTGRES)).isFalse();
        assertThat(stack.answers(POSTGRES)).isTrue();
        own.discard();
    }

    private static String sql(String statement) throws SQLException {
        return query(stack.databases().url("incidents"), stack.databases().user(), statement);
    }

    private static String asService(String database, String service) throws SQLException {
        return query(stack.databases().url(database), service, "select current_user");
    }

    private static String query(String url, String user, String statement) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(user);
        try (var connection = source.getConnection();
                var any = connection.createStatement()) {
            if (!any.execute(statement)) {
                return null;
            }
            var result = any.getResultSet();
            return result.next() ? result.getString(1) : null;
        }
    }

    private static Connection amqp() throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(stack.broker().amqp());
        return factory.newConnection();
    }
}
