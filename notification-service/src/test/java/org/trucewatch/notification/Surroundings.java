package org.trucewatch.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A mail server, and settings that let deadlines and retries pass within a test. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {

    /** System property: how many connections were opened to the mail server, over all tests. */
    public static final String MAIL_CONNECTIONS = "trucewatch.test.mail-connections";

    private GreenMail mail;
    private CountedPort counted;

    @Override
    public Map<String, String> start() {
        mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        mail.withConfiguration(com.icegreen.greenmail.configuration.GreenMailConfiguration.aConfig()
                .withDisabledAuthentication());
        mail.start();
        counted = new CountedPort(mail.getSmtp().getPort(), MAIL_CONNECTIONS);
        var settings = new HashMap<String, String>();
        settings.put("trucewatch.mail.host", "127.0.0.1");
        settings.put("trucewatch.mail.port", String.valueOf(counted.port()));
        settings.put("trucewatch.test.imap-port", String.valueOf(mail.getImap().getPort()));
        settings.put("trucewatch.clock.adjustable", "true");
        settings.put("trucewatch.outbound.allow-loopback", "true");
        settings.put("quarkus.hibernate-orm.statistics", "true");
        settings.put("trucewatch.delivery.pauses", "PT0.1S,PT0.2S,PT0.3S");
        settings.put("trucewatch.delivery.poll", "PT0.1S");
        settings.put("trucewatch.delivery.timeout", "PT3S");
        settings.put("trucewatch.delivery.breaker-threshold", "3");
        settings.put("trucewatch.delivery.breaker-pause", "PT0.3S");
        settings.put("trucewatch.delivery.breaker-longest-pause", "PT1S");
        return settings;
    }

    @Override
    public void stop() {
        if (mail != null) {
            try {
                counted.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            mail.stop();
        }
    }
}
