package org.trucewatch.notification.carrier;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

/**
 * What is the same in the mails to all who read the same languages, encoded once, as text and as HTML (RFC 2046, section
 * 5.1.4). Made here because the library searches all jars for its own parts anew for every part of a mail.
 */
final class Mailing {

    private static final Session USUAL = Session.getInstance(new Properties());

    /** Not to be found in base64. */
    private static final String BOUNDARY = "_part_";

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
    private final byte[] body;

    /** @param languages as the header says, {@code ar, en} */
    Mailing(String subject, String languages, String text, String html) {
        try {
            this.subject = MimeUtility.fold(
                    "Subject: ".length(), MimeUtility.encodeText(subject, StandardCharsets.UTF_8.name(), null));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        this.languages = languages;
        this.body = (part("plain", text) + part("html", html) + "--" + BOUNDARY + "--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
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
        mail.setHeader("Content-Type", "multipart/alternative; boundary=\"" + BOUNDARY + "\"");
        return mail;
    }

    private static String part(String subtype, String words) {
        return "--" + BOUNDARY + "\r\nContent-Type: text/" + subtype
                + "; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }
}
