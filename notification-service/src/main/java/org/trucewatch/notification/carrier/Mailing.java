package org.trucewatch.notification.carrier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;

/** What is the same in the mails to all who read the same languages, encoded once, as text and as HTML. */
final class Mailing {

    private static final Session USUAL = Session.getInstance(new Properties());

    /** A message whose body is written as it is. */
    private static final class Encoded extends MimeMessage {

        Encoded(byte[] body) {
            super(USUAL);
            content = body;
            modified = false;
            saved = true;
        }
    }

    private final String subject;
    private final String languages;
    private final String contentType;
    private final byte[] body;

    /** @param languages as the header says, {@code ar, en} */
    Mailing(String subject, String languages, String text, String html) {
        try {
            var parts = new MimeMultipart("alternative", part("plain", text), part("html", html));
            var written = new ByteArrayOutputStream();
            parts.writeTo(written);
            this.subject = MimeUtility.fold(
                    "Subject: ".length(), MimeUtility.encodeText(subject, StandardCharsets.UTF_8.name(), null));
            this.languages = languages;
            this.contentType = parts.getContentType();
            this.body = written.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a notice cannot be written as a mail", e);
        }
    }

    /** The mail with which this goes to one address; its id is that of the delivery on every attempt. */
    Message from(String sender, String address, UUID delivery) throws MessagingException {
        var mail = new Encoded(body);
        mail.setFrom(new InternetAddress(sender));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(address));
        mail.setSentDate(new Date());
        mail.setHeader("Message-ID", "<" + delivery + "@trucewatch>");
        mail.setHeader("Subject", subject);
        mail.setHeader("Content-Language", languages);
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("MIME-Version", "1.0");
        mail.setHeader("Content-Type", contentType);
        return mail;
    }

    /** Java's own encoder does in one go what mail libraries do byte by byte. */
    private static MimeBodyPart part(String subtype, String words) throws MessagingException {
        var headers = new InternetHeaders();
        headers.setHeader("Content-Type", "text/" + subtype + "; charset=UTF-8");
        headers.setHeader("Content-Transfer-Encoding", "base64");
        var part = new MimeBodyPart(headers, Base64.getMimeEncoder().encode(words.getBytes(StandardCharsets.UTF_8)));
        part.getDataHandler(); // only with one are the bytes written as they are, and not decoded and encoded again
        return part;
    }
}
