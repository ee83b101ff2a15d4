package org.trucewatch.notification.carrier;

import io.quarkus.tls.TlsConfigurationRegistry;
import org.trucewatch.notification.delivery.DeliveryRules;

import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;

/** Opens connections to the mail server. */
@ApplicationScoped
class MailServer {

    private static final String SMTP = "mail.smtp.";

    private final MailSettings settings;
    private final TlsConfigurationRegistry tls;
    private final Session session;

    /** Ends what is written to a server that does not read. */
    private final ScheduledExecutorService patience = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "mail-patience");
        thread.setDaemon(true);
        return thread;
    });

    MailServer(MailSettings settings, TlsConfigurationRegistry tls, DeliveryRules rules) {
        this.settings = settings;
        this.tls = tls;
        this.session = Session.getInstance(properties(rules.timeout().toMillis()));
    }

    /** Connects, and logs in where a name is set. */
    Transport connect() throws MessagingException {
        var transport = session.getTransport("smtp");
        transport.connect(
                settings.host(),
                settings.portOrUsual(),
                settings.username().orElse(null),
                settings.password().orElse(null));
        return transport;
    }

    @PreDestroy
    void close() {
        patience.shutdownNow();
    }

    private Properties properties(long timeoutMillis) {
        var properties = new Properties();
        put(properties, "auth", settings.username().isPresent());
        put(
                properties,
                "starttls.enable",
                settings.encryption() == MailSettings.Encryption.OPTIONAL
                        || settings.encryption() == MailSettings.Encryption.STARTTLS);
        put(properties, "starttls.required", settings.encryption() == MailSettings.Encryption.STARTTLS);
        put(properties, "ssl.enable", settings.encryption() == MailSettings.Encryption.TLS);
        put(properties, "connectiontimeout", timeoutMillis);
        put(properties, "timeout", timeoutMillis);
        put(properties, "writetimeout", timeoutMillis);
        properties.put(SMTP + "executor.writetimeout", patience);
        properties.put(SMTP + "socketFactory", new PromptSockets());
        settings.tlsConfigurationName().ifPresent(name -> properties.put(SMTP + "ssl.socketFactory", sockets(name)));
        settings.smtp().forEach((name, value) -> put(properties, name, value));
        return properties;
    }

    private SSLSocketFactory sockets(String name) {
        try {
            return tls.get(name)
                    .orElseThrow(() -> new IllegalStateException("there are no TLS settings named " + name))
                    .createSSLContext()
                    .getSocketFactory();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the TLS settings named " + name + " cannot be used", e);
        }
    }

    private static void put(Properties properties, String name, Object value) {
        properties.put(SMTP + name, value.toString());
    }
}
