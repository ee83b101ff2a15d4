package org.trucewatch.notification.carrier;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.trucewatch.notification.NotificationTest;
import org.trucewatch.notification.Scene;
import org.trucewatch.notification.Surroundings;
import org.trucewatch.notification.Told;

import java.util.Properties;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@NotificationTest
class MailTest {

    @ConfigProperty(name = "trucewatch.test.imap-port")
    int imapPort;

    @Test
    void aNoticeIsMailedAsTextAndHtmlInThePartysLanguagesInTheirOrder() throws Exception {
        try (var scene = Scene.at("2016-03-16T12:00:00+02:00")) {
            scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> count(scene, "HNC") == 1);
            await().until(() -> count(scene, "US") == 1);

            read(scene, "HNC", mail -> {
                assertThat(mail.getSubject()).startsWith("بيان من");
                assertThat(mail.getHeader("Content-Language")).containsExactly("ar, en");
                assertThat(mail.getHeader("Message-ID")).hasSize(1);
                assertThat(mail.getHeader("Message-ID")[0]).endsWith("@trucewatch>");
                var text = part(mail, "text/plain");
                assertThat(text).contains("Statement of");
                assertThat(text.indexOf("بيان من")).isLessThan(text.indexOf("Statement of"));
                assertThat(part(mail, "text/html"))
                        .contains("dir=\"rtl\"", "<bdi>", "dir=\"ltr\"")
                        .doesNotContain("Заявление о");
            });
            read(scene, "US", mail -> {
                assertThat(mail.getSubject()).isEqualTo("Statement of Russian Federation: intent to act");
                assertThat(part(mail, "text/plain")).doesNotContain("بيان من");
            });
            var notice = scene.inbox("US", "STATEMENT_MADE").get(0).path("id").asText();
            await().until(() -> "SERVED".equals(mailTo(scene, "US", notice)));
        }
    }

    @Test
    void mailToAClosedOfficeServesWhenItOpens() throws Exception {
        try (var scene = Scene.at("2016-03-18T20:00:00+02:00")) {
            scene.tell("incidents.statement-made.v1", "s", 1, Told.intentToAct("RU", scene.now()));
            await().until(() -> count(scene, "GOV") == 1);
            var notice = scene.inbox("GOV", "STATEMENT_MADE").get(0).path("id").asText();
            await().until(() -> "SENT".equals(mailTo(scene, "GOV", notice)));
            scene.itIs("2016-03-20T09:00:01+02:00");
            await().until(() -> "SERVED".equals(mailTo(scene, "GOV", notice)));
        }
    }

    @Test
    void theMailsOfABurstGoOverAFewConnectionsThatAreUsedAgain() throws Exception {
        try (var scene = Scene.at("2016-03-16T13:00:00+02:00")) {
            int before = Integer.getInteger(Surroundings.MAIL_CONNECTIONS);
            for (int i = 0; i < 20; i++) {
                scene.tell("incidents.statement-made.v1", "s" + i, 1, Told.intentToAct("RU", scene.now()));
            }
            for (String party : Scene.PARTIES) {
                await().until(() -> count(scene, party) == 20);
            }
            assertThat(Integer.getInteger(Surroundings.MAIL_CONNECTIONS) - before)
                    .isLessThanOrEqualTo(4);
        }
    }

    private static String mailTo(Scene scene, String party, String notice) {
        return scene.operator()
                .get("/v1/notices/" + notice + "/deliveries")
                .jsonPath()
                .getString("items.find { it.party == '" + party + "' && it.channel == 'EMAIL' }.state");
    }

    interface Reading {
        void of(Message mail) throws Exception;
    }

    private int count(Scene scene, String party) throws Exception {
        var found = new int[1];
        inbox(scene, party, folder -> found[0] = folder.getMessageCount());
        return found[0];
    }

    private void read(Scene scene, String party, Reading reading) throws Exception {
        inbox(scene, party, folder -> reading.of(folder.getMessage(1)));
    }

    interface Looking {
        void into(Folder folder) throws Exception;
    }

    private void inbox(Scene scene, String party, Looking looking) throws Exception {
        var store = Session.getInstance(new Properties()).getStore("imap");
        var mailbox = scene.mailbox(party);
        store.connect("127.0.0.1", imapPort, mailbox, mailbox);
        try (var folder = store.getFolder("INBOX")) {
            folder.open(Folder.READ_ONLY);
            looking.into(folder);
        } finally {
            store.close();
        }
    }

    private static String part(jakarta.mail.Part mail, String type) throws Exception {
        if (mail.isMimeType(type)) {
            return mail.getContent().toString();
        }
        if (mail.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
