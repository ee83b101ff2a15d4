package org.trucewatch.local;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What deploy/rabbitmq/definitions.json promises, tried on a real node. */
class TopologyTest {

    private static final String FEED = "partner-feed";
    private static TestBroker broker;

    private Connection connection;
    private Channel channel;

    @BeforeAll
    static void defineIt() {
        broker = TestBroker.virtualHostFor("topology");
    }

    @AfterAll
    static void removeIt() {
        broker.close();
    }

    @BeforeEach
    void connect() throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(broker.broker().amqp());
        connection = factory.newConnection();
        channel = connection.createChannel();
        channel.confirmSelect();
        for (var queue : broker.broker().queues()) {
            if (!queue.equals(FEED)) {
                channel.queuePurge(queue);
            }
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({
        "incidents, incidents.agreement-changed.v1, verification.from-incidents",
        "incidents, incidents.agreement-changed.v1, notification.from-incidents",
        "incidents, incidents.statement-made.v1, notification.from-incidents",
        "incidents, incidents.custody-recorded.v1, verification.from-incidents",
        "verification, verification.custody-recorded.v1, incidents.from-verification",
        "verification, verification.standing-changed.v1, notification.from-verification"
    })
    void anEventReachesItsReader(String exchange, String type, String queue) throws Exception {
        publish(exchange, type);

        var message = arrivingAt(queue);
        assertThat(message.getEnvelope().getRoutingKey()).isEqualTo(type);
        channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
    }

    @ParameterizedTest
    @CsvSource({"incidents, incidents.report-received.v1", "notification, notification.meeting-changed.v1"})
    void partnersReadTheFeedAsOftenAsTheyLike(String exchange, String type) throws Exception {
        publish(exchange, type);

        for (int partner = 1; partner <= 2; partner++) {
            assertThat(latestOfTheFeed()).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "incidents, incidents.tally-received.v1, verification.from-incidents, verification.dead-letters",
        "verification, verification.account-requested.v1, notification.from-verification, notification.dead-letters",
        "verification, verification.custody-recorded.v1, incidents.from-verification, incidents.dead-letters"
    })
    void whatAServiceRejectsWaitsInItsDeadLetters(String exchange, String type, String stream, String dead)
            throws Exception {
        publish(exchange, type);
        var rejected = arrivingAt(stream);
        channel.basicReject(rejected.getEnvelope().getDeliveryTag(), false);

        var letter = arrivingAt(dead);
        assertThat(letter.getBody()).isEqualTo(rejected.getBody());
        assertThat(letter.getProps().getHeaders().get("x-first-death-queue")).hasToString(stream);
        assertThat(letter.getProps().getHeaders().get("x-first-death-reason")).hasToString("rejected");
        channel.basicAck(letter.getEnvelope().getDeliveryTag(), false);
    }

    @Test
    void whatCrashesItsReaderTwentyTimesIsADeadLetter() throws Exception {
        publish("incidents", "incidents.statement-made.v1");
        for (var delivery = 0; delivery <= 20; delivery++) {
            var message = arrivingAt("notification.from-incidents");
            channel.basicReject(message.getEnvelope().getDeliveryTag(), true);
        }

        var letter = arrivingAt("notification.dead-letters");
        assertThat(letter.getProps().getHeaders().get("x-first-death-reason")).hasToString("delivery_limit");
        channel.basicAck(letter.getEnvelope().getDeliveryTag(), false);
    }

    @Test
    void anEventWithoutAReaderIsCaught() throws Exception {
        publish("verification", "verification.nobody-reads-this.v1");

        var caught = arrivingAt("unrouted");
        assertThat(caught.getEnvelope().getRoutingKey()).isEqualTo("verification.nobody-reads-this.v1");
        channel.basicAck(caught.getEnvelope().getDeliveryTag(), false);
    }

    @Test
    void aServiceMayNotSpeakForAnother() throws Exception {
        try (var asIncidents = connectAs("incidents")) {
            var own = asIncidents.createChannel();
            own.confirmSelect();
            own.basicPublish("incidents", "incidents.report-received.v1", null, new byte[] {1});
            assertThat(own.waitForConfirms(10_000)).isTrue();

            var foreign = asIncidents.createChannel();
            foreign.confirmSelect();
            foreign.basicPublish("verification", "verification.finding-issued.v1", null, new byte[] {1});
            assertThatThrownBy(() -> foreign.waitForConfirms(10_000)).hasStackTraceContaining("ACCESS_REFUSED");
        }
    }

    @Test
    void aServiceReadsNoOthersStreamAndDeclaresNothing() throws Exception {
        try (var asIncidents = connectAs("incidents")) {
            var reading = asIncidents.createChannel();
            assertThatThrownBy(() -> reading.basicGet("notification.from-verification", false))
                    .hasStackTraceContaining("ACCESS_REFUSED");
            var declaring = asIncidents.createChannel();
            assertThatThrownBy(() -> declaring.queueDeclare("incidents.own", true, false, false, null))
                    .hasStackTraceContaining("ACCESS_REFUSED");
            assertThat(asIncidents.createChannel().basicGet("incidents.dead-letters", false))
                    .isNull();
        }
    }

    private void publish(String exchange, String type) throws Exception {
        AMQP.BasicProperties persistent = MessageProperties.PERSISTENT_BASIC;
        channel.basicPublish(
                exchange, type, persistent, ("{\"type\":\"" + type + "\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(channel.waitForConfirms(10_000)).isTrue();
    }

    private String latestOfTheFeed() throws Exception {
        var reading = connection.createChannel();
        reading.basicQos(100); // a stream is not consumed without a bound
        var types = new LinkedBlockingQueue<String>();
        reading.basicConsume(
                FEED,
                false,
                Map.of("x-stream-offset", "last"),
                (consumer, message) -> types.add(message.getEnvelope().getRoutingKey()),
                consumer -> {});
        String latest = types.poll(20, TimeUnit.SECONDS);
        for (var later = latest; later != null; later = types.poll(1, TimeUnit.SECONDS)) {
            latest = later;
        }
        reading.close();
        return latest;
    }

    private GetResponse arrivingAt(String queue) {
        var arrived = new GetResponse[1];
        var came = Patience.until(Duration.ofSeconds(20), () -> {
            try {
                arrived[0] = channel.basicGet(queue, false);
                return arrived[0] != null;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(came).as("a message in " + queue).isTrue();
        return arrived[0];
    }

    private Connection connectAs(String service) throws Exception {
        var factory = new ConnectionFactory();
        factory.setHost(broker.broker().host());
        factory.setPort(broker.broker().port());
        factory.setVirtualHost(broker.virtualHost());
        factory.setUsername(service);
        factory.setPassword(service);
        return factory.newConnection();
    }
}
