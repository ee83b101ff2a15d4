package org.trucewatch.notification.carrier;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.notification.delivery.DeliveryRules;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailConnectionsTest {

    private GreenMail server;

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aServerThatHasHungUpIsCalledAgain() {
        int port = serve(ServerSetup.PROTOCOL_SMTP, 0);
        var connections = connections(Map.of("port", String.valueOf(port)));
        send(connections);
        assertThat(server.getReceivedMessages()).hasSize(1);
        server.stop();
        serve(ServerSetup.PROTOCOL_SMTP, port);
        send(connections);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void mailsGoEncryptedToAServerThatKnowsWhoSendsThem() {
        int port = serve(ServerSetup.PROTOCOL_SMTPS, 0);
        server.setUser("notices", "secret");
        Map<String, String> settings = Map.of(
                "port", String.valueOf(port),
                "encryption", "TLS",
                "username", "notices",
                "smtp.\"ssl.trust\"", "*",
                "smtp.\"ssl.checkserveridentity\"", "false");
        send(connections(with(settings, "password", "secret")));
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThatThrownBy(() -> send(connections(with(settings, "password", "guessed"))))
                .hasRootCauseInstanceOf(AuthenticationFailedException.class);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void withoutTheEncryptionThatIsRequiredNothingIsSent() {
        int port = serve(ServerSetup.PROTOCOL_SMTP, 0);
        Map<String, String> settings = Map.of("port", String.valueOf(port), "encryption", "STARTTLS");
        assertThatThrownBy(() -> send(connections(settings))).hasMessageContaining("STARTTLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private int serve(String protocol, int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
        server.start();
        return protocol.equals(ServerSetup.PROTOCOL_SMTPS)
                ? server.getSmtps().getPort()
                : server.getSmtp().getPort();
    }

    /** That never trusts in a connection, however lately it was used. */
    private static MailConnections connections(Map<String, String> given) {
        var settings = new HashMap<String, String>();
        given.forEach((name, value) -> settings.put("trucewatch.mail." + name, value));
        settings.put("trucewatch.mail.host", "127.0.0.1");
        settings.put("trucewatch.mail.from", "notices@trucewatch.example");
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(MailSettings.class)
                .withMapping(DeliveryRules.class)
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(settings, "test", 1))
                .build();
        var mail = config.getConfigMapping(MailSettings.class);
        return new MailConnections(
                new MailServer(mail, null, config.getConfigMapping(DeliveryRules.class)), 1, Duration.ZERO);
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        var more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    private static void send(MailConnections connections) {
        var mailing = new Mailing("News", "en", "text", "<p>text</p>");
        CompletableFuture.runAsync(
                        () -> {
                            try {
                                connections.send(mailing.from(
                                        "notices@trucewatch.example", "us@example.org", UUID.randomUUID()));
                            } catch (MessagingException e) {
                                throw new CompletionException(e.getMessage(), e);
                            }
                        },
                        connections::execute)
                .join();
    }
}
