package org.trucewatch.acceptance;

import org.eclipse.angus.mail.imap.IMAPFolder;
import org.trucewatch.local.Stack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import jakarta.mail.BodyPart;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** Mailboxes on the local mail server, read over IMAP as a party's own mail program would. */
record Mailboxes(int port) {

    /** One answer of the server with all mails, instead of one for each part of each. */
    private static final FetchProfile WHOLE = new FetchProfile();

    static {
        WHOLE.add(IMAPFolder.FetchProfileItem.MESSAGE);
    }

    /**
     * A mail as it is shown.
     *
     * @param languages of the header Content-Language
     * @param text the plain part, decoded
     * @param html the HTML part, decoded
     */
    record Mail(String subject, String messageId, String languages, String text, String html) {}

    static Mailboxes of(Stack stack) {
        return new Mailboxes(Integer.parseInt(stack.endpoints().get("TRUCEWATCH_IMAP_PORT")));
    }

    /** The mails to an address that quote a reference, such as the id of a notice. */
    List<Mail> mails(String address, String reference) {
        var session = Session.getInstance(new Properties());
        try (var store = session.getStore("imap")) {
            store.connect("127.0.0.1", port, address, "any password");
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            var messages = inbox.getMessages();
            inbox.fetch(messages, WHOLE);
            var found = new ArrayList<Mail>();
            for (var message : messages) {
                var mail = read(new MimeMessage(session, raw(message)));
                if (mail.text().contains(reference)) {
                    found.add(mail);
                }
            }
            return found;
        } catch (MessagingException e) {
            throw new IllegalStateException("the mailbox of " + address + " cannot be read", e);
        }
    }

    private static ByteArrayInputStream raw(Message message) throws MessagingException {
        var bytes = new ByteArrayOutputStream();
        try {
            message.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static Mail read(Message message) throws MessagingException {
        return new Mail(
                message.getSubject(),
                message.getHeader("Message-ID")[0],
                message.getHeader("Content-Language")[0],
                part(message, "text/plain").orElseThrow(),
                part(message, "text/html").orElseThrow());
    }

    private static Optional<String> part(Part whole, String type) throws MessagingException {
        try {
            if (whole.isMimeType(type)) {
                return Optional.of((String) whole.getContent());
            }
            if (whole.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart each = parts.getBodyPart(i);
                    var found = part(each, type);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
