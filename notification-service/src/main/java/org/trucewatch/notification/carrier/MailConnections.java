package org.trucewatch.notification.carrier;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;

/**
 * A few threads that send mails, each over a connection of its own, which is kept for the next mail and closed when there
 * has been none for a while.
 */
@ApplicationScoped
class MailConnections {

    private static final Duration KEPT = Duration.ofSeconds(30);

    /** A server hangs up when it has waited too long; so soon after a mail it need not be asked whether it is still there. */
    private static final Duration SURE = Duration.ofSeconds(1);

    private record Kept(Transport transport, long usedAt) {}

    private final MailServer server;
    private final Duration sure;
    private final ThreadLocal<Kept> own = new ThreadLocal<>();
    private final AtomicInteger threads = new AtomicInteger();
    private final ThreadPoolExecutor senders;

    @Inject
    MailConnections(MailServer server, MailSettings settings) {
        this(server, settings.connections(), SURE);
    }

    MailConnections(MailServer server, int connections, Duration sure) {
        this.server = server;
        this.sure = sure;
        this.senders = new ThreadPoolExecutor(
                connections,
                connections,
                KEPT.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                this::sender);
        senders.allowCoreThreadTimeOut(true);
    }

    /** Has one of the threads do it, in which {@link #send} may be called. */
    void execute(Runnable sending) {
        senders.execute(sending);
    }

    /** Sends over the connection of this thread; one over which sending failed is not used again. */
    void send(Message mail) throws MessagingException {
        var transport = connection();
        own.remove();
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            own.set(new Kept(transport, System.nanoTime()));
        } finally {
            if (own.get() == null) {
                hangUp(transport);
            }
        }
    }

    private Transport connection() throws MessagingException {
        Kept kept = own.get();
        if (kept != null
                && (System.nanoTime() - kept.usedAt() < sure.toNanos()
                        || kept.transport().isConnected())) {
            return kept.transport();
        }
        return server.connect();
    }

    private Thread sender(Runnable work) {
        var thread = new Thread(
                () -> {
                    work.run();
                    Optional.ofNullable(own.get()).map(Kept::transport).ifPresent(MailConnections::hangUp);
                },
                "mail-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    private static void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // it is gone anyway
        }
    }

    @PreDestroy
    void close() {
        senders.shutdown();
    }
}
